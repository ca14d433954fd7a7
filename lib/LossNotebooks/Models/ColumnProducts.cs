using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Sums of products of one column with several others: the digits of <see cref="Sums.OfProducts"/>, of four columns at a time, so
/// that the one is read once for all of them.</summary>
internal static class ColumnProducts
{
    private const int Together = 4;

    /// <summary>Σ left[i] x[i, d] for each d of <paramref name="used"/>.</summary>
    /// <param name="left">I numbers.</param>
    /// <param name="x">Columns of I numbers, one after another.</param>
    /// <param name="used">Which of them.</param>
    /// <param name="sums">Where the sums go.</param>
    public static void Of(ReadOnlySpan<double> left, ReadOnlySpan<double> x, ReadOnlySpan<int> used, Span<double> sums)
    {
        Span<double> four = stackalloc double[Together];
        var k = 0;
        for (; Vector256.IsHardwareAccelerated && k < used.Length; k += Together)
        {
            // Where less than four are left, the last of them takes the places of the others: that costs no time.
            var last = used.Length - 1;
            Four(
                left, Column(left, x, used[k]), Column(left, x, used[Math.Min(k + 1, last)]),
                Column(left, x, used[Math.Min(k + 2, last)]), Column(left, x, used[Math.Min(k + 3, last)]), four);
            four[..Math.Min(Together, used.Length - k)].CopyTo(sums[k..]);
        }

        for (; k < used.Length; k++)
        {
            sums[k] = Sums.OfProducts(left, Column(left, x, used[k]));
        }
    }

    private static ReadOnlySpan<double> Column(ReadOnlySpan<double> left, ReadOnlySpan<double> x, int d) =>
        x.Slice(d * left.Length, left.Length);

    // The two times four partial sums are one vector of eight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(
        ReadOnlySpan<double> left, ReadOnlySpan<double> x0, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> x3,
        Span<double> sums)
    {
        Vector512<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        var i = 0;
        for (; i <= left.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var factor = Vector512.Create(left[i..]);
            sum0 += factor * Vector512.Create(x0[i..]);
            sum1 += factor * Vector512.Create(x1[i..]);
            sum2 += factor * Vector512.Create(x2[i..]);
            sum3 += factor * Vector512.Create(x3[i..]);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Total(sum0), Total(sum1), Total(sum2), Total(sum3));
        for (; i < left.Length; i++)
        {
            sums[0] += left[i] * x0[i];
            sums[1] += left[i] * x1[i];
            sums[2] += left[i] * x2[i];
            sums[3] += left[i] * x3[i];
        }
    }

    private static double Total(Vector512<double> sum) => Sums.Of(sum.GetLower() + sum.GetUpper());
}
