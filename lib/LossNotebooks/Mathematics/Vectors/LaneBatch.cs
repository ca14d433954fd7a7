using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>What <see cref="Likelihood{TOutput}.Batch"/> is given, read and written by lanes: the raw outputs, the outputs, and where the
/// slopes go.</summary>
/// <param name="z">The raw outputs, column-major.</param>
/// <param name="y">The outputs.</param>
/// <param name="gradient">As long as z, or empty.</param>
public readonly ref struct LaneBatch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
{
    private readonly ReadOnlySpan<double> z = z, y = y;
    private readonly Span<double> gradient = gradient;

    /// <summary>Raw output k of the examples from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Z<T>(int k, int i)
        where T : struct, ILanes<T> => T.Load(z[(k * y.Length + i)..]);

    /// <summary>The outputs of the examples from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Y<T>(int i)
        where T : struct, ILanes<T> => T.Load(y[i..]);

    /// <summary>Keeps ∂Loss/∂z[k] of the examples from i on, if slopes are wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Slope<T>(int k, int i, T slope)
        where T : struct, ILanes<T>
    {
        if (!gradient.IsEmpty)
        {
            slope.Store(gradient[(k * y.Length + i)..]);
        }
    }
}
