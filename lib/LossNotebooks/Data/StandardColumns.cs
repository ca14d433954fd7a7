using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Brings columns of numbers to mean 0 and standard deviation 1.</summary>
/// <remarks>The mean by Welford's recurrence, the deviation by that of Youngs and Cramer: one pass and no cancellation. T. F. Chan, G. H.
/// Golub and R. J. LeVeque (1983), Algorithms for computing the sample variance.</remarks>
internal static class StandardColumns
{
    /// <summary>Standardises columns in place and returns the means and deviations √(Σ (x − m)²/I) that they had. A column that is constant
    /// becomes 0.</summary>
    /// <param name="x">The numbers, column-major.</param>
    /// <param name="columns">How many columns they are.</param>
    public static (double[] Means, double[] Deviations) Make(Span<double> x, int columns)
    {
        double[] means = new double[columns], deviations = new double[columns];
        var examples = columns == 0 ? 0 : x.Length / columns;
        for (var first = 0; first < columns; first += Vector256<double>.Count)
        {
            var four = x.Slice(first * examples, Math.Min(Vector256<double>.Count, columns - first) * examples);
            var exponents = Exponents(four, examples);
            var (mean, deviation) = Moments(four, examples, exponents);
            for (var c = 0; c < four.Length / examples; c++)
            {
                Standardise(four.Slice(c * examples, examples), exponents[c], mean[c], deviation[c]);
                means[first + c] = Math.ScaleB(mean[c], exponents[c]);
                deviations[first + c] = Math.ScaleB(deviation[c], exponents[c]);
            }
        }

        return (means, deviations);
    }

    /// <summary>The mean of numbers whose sum is no more than a double can hold.</summary>
    public static double Mean(ReadOnlySpan<double> x) => Moments(x, x.Length, [0]).Mean[0];

    // Squares of values near 10²⁰⁰ or 10⁻²⁰⁰ over- and underflow; divided by a power of 2 near the largest, which changes no digit, they
    // do not.
    private static int[] Exponents(ReadOnlySpan<double> x, int examples)
    {
        var exponents = new int[x.Length / examples];
        for (var c = 0; c < exponents.Length; c++)
        {
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude(x.Slice(c * examples, examples)));
            exponents[c] = largest > 0 ? Math.Clamp(Math.ILogB(largest), -1000, 1000) : 0;
        }

        return exponents;
    }

    // Of up to four columns, each divided by its power of 2. Four, because the mean waits for a division at every example.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> Mean, Vector256<double> Deviation) Moments(ReadOnlySpan<double> x, int examples, int[] exponents)
    {
        ReadOnlySpan<double> Column(ReadOnlySpan<double> x, int c) => x.Slice(Math.Min(c, exponents.Length - 1) * examples, examples);
        double Scale(int c) => Math.ScaleB(1, -exponents[Math.Min(c, exponents.Length - 1)]);
        ReadOnlySpan<double> x0 = Column(x, 0), x1 = Column(x, 1), x2 = Column(x, 2), x3 = Column(x, 3);
        var scale = Vector256.Create(Scale(0), Scale(1), Scale(2), Scale(3));
        Vector256<double> mean = default, sum = default, squares = default;
        for (var i = 0; i < examples; i++)
        {
            var value = Vector256.Create(x0[i], x1[i], x2[i], x3[i]) * scale;
            mean += (value - mean) / Vector256.Create(i + 1.0);
            sum += value;
            var difference = value * (i + 1.0) - sum; // 0 at the first example
            squares += difference * difference / Vector256.Create((i + 1.0) * Math.Max(i, 1));
        }

        return (mean, Vector256.Sqrt(squares / Vector256.Create((double)examples)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Standardise(Span<double> column, int exponent, double mean, double deviation)
    {
        if (deviation == 0)
        {
            column.Clear();
            return;
        }

        var scale = Math.ScaleB(1, -exponent);
        foreach (ref var value in column)
        {
            value = (value * scale - mean) / deviation;
        }
    }
}
