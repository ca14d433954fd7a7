using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <content>How a chunk is summed block by block, and what is summed is joined.</content>
internal sealed partial class Moments
{
    private const int BlockSize = 256;

    private void Clear()
    {
        Examples = 0;
        means.AsSpan().Clear();
        products.AsSpan().Clear();
        for (var d = 0; d < origins.Length; d++)
        {
            exponents[d] = ExponentOf(Math.Abs(origins[d]));
        }
    }

    // The moments of consecutive examples.
    private void Make<TOutput>(ExampleBlock<TOutput> from, ReadOnlyMemory<double>[] y, int first, int count)
    {
        Clear();
        for (var end = first + count; first < end; first += BlockSize)
        {
            var size = Math.Min(BlockSize, end - first);
            var part = block.AsSpan(0, origins.Length * size);
            for (var d = 0; d < origins.Length; d++)
            {
                var column = d < origins.Length - y.Length ? from.Column(d) : y[0].Span;
                meansOfBlock[d] = Centre(d, column.Slice(first, size), part.Slice(d * size, size));
                ColumnProducts.Of(
                    part.Slice(d * size, size), part, indices.AsSpan(0, d + 1), productsOfBlock.AsSpan(Triangle.Place(d, 0)));
            }

            Join(meansOfBlock, productsOfBlock, size);
        }
    }

    // Writes the distances of numbers of column d from their mean, and says where that is.
    private double Centre(int d, ReadOnlySpan<double> x, Span<double> to)
    {
        Raise(d, ExponentOf(Largest(x)));
        new ColumnScale(exponents[d], Math.ScaleB(origins[d], -exponents[d]), Deviation: 1).Apply(x, to);
        var mean = Sums.Of(to) / to.Length;
        new ColumnScale(Exponent: 0, mean, Deviation: 1).Apply(to, to);
        return mean;
    }

    private void Join(Moments others)
    {
        for (var d = 0; d < origins.Length; d++)
        {
            Raise(d, others.exponents[d]);
            others.Raise(d, exponents[d]);
        }

        Join(others.means, others.products, others.Examples);
    }

    private void Join(double[] otherMeans, double[] otherProducts, double others)
    {
        var together = Examples + others;
        for (int c = 0, at = 0; c < origins.Length; c++)
        {
            differences[c] = otherMeans[c] - means[c];
            means[c] += differences[c] * others / together;
            for (var d = 0; d <= c; d++, at++)
            {
                products[at] += otherProducts[at] + differences[c] * differences[d] * (Examples * others / together);
            }
        }

        Examples = together;
    }

    // Squares of values near 10²⁰⁰ or 10⁻²⁰⁰ over- and underflow; divided by a power of 2 near the largest, which changes no digit, they
    // do not.
    private void Raise(int d, int needed)
    {
        if (needed <= exponents[d])
        {
            return;
        }

        var by = exponents[d] - needed;
        exponents[d] = needed;
        means[d] = Math.ScaleB(means[d], by);
        for (var c = 0; c < origins.Length; c++)
        {
            ref var product = ref products[Triangle.Place(Math.Max(c, d), Math.Min(c, d))];
            product = Math.ScaleB(product, c == d ? 2 * by : by);
        }
    }

    private static int ExponentOf(double largest) => Math.Clamp(Math.ILogB(largest), -1000, 1000);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Largest(ReadOnlySpan<double> x)
    {
        var largest = Vector256<double>.Zero;
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            largest = Vector256.Max(largest, Vector256.Abs(Vector256.Create(x[i..])));
        }

        var last = Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
        for (; i < x.Length; i++)
        {
            last = Math.Max(last, Math.Abs(x[i]));
        }

        return last;
    }
}
