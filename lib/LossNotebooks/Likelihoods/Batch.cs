using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>I examples at once: what a likelihood is given of them, and room for what it is asked for. All is column-major: I numbers of
/// raw output 1, then I of raw output 2, ….</summary>
/// <typeparam name="TOutput">The domain of y.</typeparam>
public readonly ref struct Batch<TOutput>
{
    internal Batch(
        ReadOnlySpan<double> rawOutputs, ReadOnlySpan<TOutput> outputs, Span<double> losses, Span<double> slopes = default,
        Span<double> curvatures = default)
    {
        RawOutputs = rawOutputs;
        Outputs = outputs;
        Losses = losses;
        Slopes = slopes;
        Curvatures = curvatures;
    }

    /// <summary>z, K·I numbers.</summary>
    public ReadOnlySpan<double> RawOutputs { get; }

    /// <summary>y, I outputs.</summary>
    public ReadOnlySpan<TOutput> Outputs { get; }

    /// <summary>Room for −log Pr(y|θ) of each example, I numbers.</summary>
    public Span<double> Losses { get; }

    /// <summary>Room for ∂Loss/∂z, K·I numbers; empty if slopes are not asked for.</summary>
    public Span<double> Slopes { get; }

    /// <summary>Room for ∂²Loss/∂z², the lower triangle row by row (<see cref="Triangle"/>): K(K + 1)/2·I numbers; empty if the curvature
    /// is not asked for, as it is only together with the slopes.</summary>
    public Span<double> Curvatures { get; }

    /// <summary>I.</summary>
    public int Examples => Outputs.Length;

    /// <summary>The same examples and losses, for a likelihood that reads the first raw outputs alone.</summary>
    internal Batch<TOutput> First(int rawOutputs) => new(
        RawOutputs[..(rawOutputs * Examples)], Outputs, Losses, Slopes.IsEmpty ? default : Slopes[..(rawOutputs * Examples)],
        Curvatures.IsEmpty ? default : Curvatures[..(Triangle.Size(rawOutputs) * Examples)]);

    /// <summary>Raw output k of the examples from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Z<T>(int k, int i)
        where T : struct, ILanes<T> => At<T>(RawOutputs, k, i);

    /// <summary>What stands in column k for the examples from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T At<T>(ReadOnlySpan<double> columns, int k, int i)
        where T : struct, ILanes<T> => T.Load(columns, k * Examples + i);

    /// <summary>Keeps ∂Loss/∂z[k] of the examples from i on, if slopes are asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Slope<T>(int k, int i, T slope)
        where T : struct, ILanes<T>
    {
        if (!Slopes.IsEmpty)
        {
            slope.Store(Slopes, k * Examples + i);
        }
    }

    /// <summary>Keeps ∂²Loss/∂z[k]∂z[l], l ≤ k, of the examples from i on, if the curvature is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Curvature<T>(int k, int l, int i, T curvature)
        where T : struct, ILanes<T>
    {
        if (!Curvatures.IsEmpty)
        {
            curvature.Store(Curvatures, Triangle.Place(k, l) * Examples + i);
        }
    }
}

/// <summary>Reads outputs that are numbers by lanes.</summary>
public static class Batches
{
    /// <summary>The outputs of the examples from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Y<T>(this in Batch<double> batch, int i)
        where T : struct, ILanes<T> => T.Load(batch.Outputs, i);

    /// <summary>The same of whole numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Y<T>(this in Batch<int> batch, int i)
        where T : struct, ILanes<T>
    {
        Span<double> outputs = stackalloc double[T.Count];
        for (var lane = 0; lane < outputs.Length; lane++)
        {
            outputs[lane] = batch.Outputs[i + lane];
        }

        return T.Load(outputs, 0);
    }
}
