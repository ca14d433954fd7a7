using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>Adds multiples of several columns to one: the digits of <see cref="Columns.AddMultiple"/> one after another, of four columns at
/// a time, so that the one is read and written once for all of them.</summary>
internal static class ColumnMultiples
{
    private const int Together = 4;

    /// <summary>y[i] += Σ factors[k] x[i, d] over the d = used[k].</summary>
    /// <param name="x">Columns of as many numbers as y, one after another.</param>
    /// <param name="used">Which of them.</param>
    /// <param name="factors">One for each of these.</param>
    /// <param name="y">Where they are added.</param>
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<int> used, ReadOnlySpan<double> factors, Span<double> y)
    {
        var size = y.Length;
        var k = 0;
        for (; k <= used.Length - Together; k += Together)
        {
            AddFour(
                x.Slice(used[k] * size, size), x.Slice(used[k + 1] * size, size), x.Slice(used[k + 2] * size, size),
                x.Slice(used[k + 3] * size, size), factors.Slice(k, Together), y);
        }

        for (; k < used.Length; k++)
        {
            Columns.AddMultiple(x.Slice(used[k] * size, size), factors[k], y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(
        ReadOnlySpan<double> x0, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> x3, ReadOnlySpan<double> factors,
        Span<double> y)
    {
        double f0 = factors[0], f1 = factors[1], f2 = factors[2], f3 = factors[3];
        ReadOnlySpan<Vector<double>> v0 = Columns.Vectors(x0), v1 = Columns.Vectors(x1), v2 = Columns.Vectors(x2), v3 = Columns.Vectors(x3);
        var sums = Columns.Vectors(y);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = sums[i] + f0 * v0[i] + f1 * v1[i] + f2 * v2[i] + f3 * v3[i];
        }

        for (var i = sums.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] = y[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i] + f3 * x3[i];
        }
    }
}
