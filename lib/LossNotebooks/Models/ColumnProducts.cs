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
        var k = 0;
        for (; Vector256.IsHardwareAccelerated && k <= used.Length - Together; k += Together)
        {
            Four(
                left, x.Slice(used[k] * left.Length, left.Length), x.Slice(used[k + 1] * left.Length, left.Length),
                x.Slice(used[k + 2] * left.Length, left.Length), x.Slice(used[k + 3] * left.Length, left.Length), sums[k..]);
        }

        for (; k < used.Length; k++)
        {
            sums[k] = Sums.OfProducts(left, x.Slice(used[k] * left.Length, left.Length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(
        ReadOnlySpan<double> left, ReadOnlySpan<double> x0, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> x3,
        Span<double> sums)
    {
        Vector256<double> even0 = default, even1 = default, even2 = default, even3 = default;
        Vector256<double> odd0 = default, odd1 = default, odd2 = default, odd3 = default;
        var i = 0;
        for (; i <= left.Length - 8; i += 8)
        {
            Vector256<double> even = Vector256.Create(left[i..]), odd = Vector256.Create(left[(i + 4)..]);
            even0 += even * Vector256.Create(x0[i..]);
            odd0 += odd * Vector256.Create(x0[(i + 4)..]);
            even1 += even * Vector256.Create(x1[i..]);
            odd1 += odd * Vector256.Create(x1[(i + 4)..]);
            even2 += even * Vector256.Create(x2[i..]);
            odd2 += odd * Vector256.Create(x2[(i + 4)..]);
            even3 += even * Vector256.Create(x3[i..]);
            odd3 += odd * Vector256.Create(x3[(i + 4)..]);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Sums.Of(even0 + odd0), Sums.Of(even1 + odd1), Sums.Of(even2 + odd2), Sums.Of(even3 + odd3));
        for (; i < left.Length; i++)
        {
            sums[0] += left[i] * x0[i];
            sums[1] += left[i] * x1[i];
            sums[2] += left[i] * x2[i];
            sums[3] += left[i] * x3[i];
        }
    }
}
