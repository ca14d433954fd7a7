using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Means m of several columns and their products about them, Σ (x − m)(x − m)ᵀ, in one look at the examples.</summary>
/// <remarks>Each block of 256 is summed twice, for its means and for its products about them, and then joined to those before it; all
/// numbers are taken as their distances from the first, so that nothing cancels. T. F. Chan, G. H. Golub and R. J. LeVeque (1983),
/// Algorithms for computing the sample variance.</remarks>
internal sealed class Moments
{
    private const int BlockSize = 256;

    // Of the deviation of a column: if less is left of it once those before it are taken out, its products do not say how much.
    private const double Least = 1e-3;

    private readonly double[] origins; // the first numbers
    private readonly int[] exponents; // e
    private readonly double[] means, products; // of (x − origin) / 2ᵉ; the lower triangle
    private readonly double[] block, meansOfBlock, productsOfBlock, differences;
    private readonly int[] columns;

    private Moments(double[] origins)
    {
        this.origins = origins;
        columns = [.. Enumerable.Range(0, origins.Length)];
        (exponents, means, meansOfBlock, differences) = (
            new int[origins.Length], new double[origins.Length], new double[origins.Length], new double[origins.Length]);
        (products, productsOfBlock) = (new double[Triangle.Size(origins.Length)], new double[Triangle.Size(origins.Length)]);
        block = new double[origins.Length * BlockSize];
        Clear();
    }

    /// <summary>The moments of the columns of x and, if they are asked for, of outputs that are numbers behind them.</summary>
    /// <param name="examples">The examples, one at least.</param>
    /// <param name="inputs">The columns of x.</param>
    /// <param name="withOutputs">Whether the outputs' are asked for.</param>
    public static Moments Of<TOutput>(IExamples<TOutput> examples, int inputs, bool withOutputs)
    {
        Moments? all = null;
        Moments[] chunks = [];
        examples.ForEach(block =>
        {
            double[][] y = withOutputs ? [(double[])(object)block.Y] : [];
            if (all is null)
            {
                double[] first = [.. Enumerable.Range(0, inputs).Select(d => block.Column(d)[0]), .. y.Select(numbers => numbers[0])];
                all = new(first);
                chunks = ExampleBlock.Rooms(examples.Count, () => new Moments(first));
            }

            ExampleBlock.InOrder(
                chunks, block.Count, inputs + y.Length, (chunk, first, count) => chunk.Make(block, y, first, count), all.Join);
        });
        return all!;
    }

    /// <summary>I.</summary>
    public double Examples { get; private set; }

    /// <summary>The mean of column d.</summary>
    public double Mean(int d) => Math.ScaleB(ScaledMean(d), exponents[d]);

    /// <summary>The standard deviation √(Σ (x − m)²/I) of column d.</summary>
    public double Deviation(int d) => Math.ScaleB(ScaledDeviation(d), exponents[d]);

    /// <summary>What brings column d to mean 0 and deviation 1, or to 0 if it is constant.</summary>
    public ColumnScale Scale(int d) => new(exponents[d], ScaledMean(d), ScaledDeviation(d));

    /// <summary>The columns of R with RᵀR = XᵀX for the first columns X, brought to mean 0 and deviation 1; null where the products have
    /// too few digits for it, because a column is nearly a linear combination of those before it.</summary>
    /// <remarks>Cholesky's decomposition.</remarks>
    public double[][]? FactorOrNull(int columns)
    {
        var r = new double[columns][];
        for (var c = 0; c < columns; c++)
        {
            r[c] = new double[columns];
            var left = Examples;
            for (var d = 0; d < c; d++)
            {
                var product = products[Triangle.Place(c, d)] / (ScaledDeviation(c) * ScaledDeviation(d));
                r[c][d] = (product - Sums.OfProducts(r[c].AsSpan(0, d), r[d])) / r[d][d];
                left -= r[c][d] * r[c][d];
            }

            r[c][c] = Math.Sqrt(left);
            if (!(r[c][c] > Least * Math.Sqrt(Examples)))
            {
                return null;
            }
        }

        return r;
    }

    private double ScaledMean(int d) => Math.ScaleB(origins[d], -exponents[d]) + means[d];

    private double ScaledDeviation(int d) => Math.Sqrt(products[Triangle.Place(d, d)] / Examples);

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
    private void Make<TOutput>(ExampleBlock<TOutput> from, double[][] y, int first, int count)
    {
        Clear();
        for (var end = first + count; first < end; first += BlockSize)
        {
            var size = Math.Min(BlockSize, end - first);
            var part = block.AsSpan(0, origins.Length * size);
            for (var d = 0; d < origins.Length; d++)
            {
                ReadOnlySpan<double> column = d < origins.Length - y.Length ? from.Column(d) : y[0];
                meansOfBlock[d] = Centre(d, column.Slice(first, size), part.Slice(d * size, size));
                ColumnProducts.Of(
                    part.Slice(d * size, size), part, columns.AsSpan(0, d + 1), productsOfBlock.AsSpan(Triangle.Place(d, 0)));
            }

            Join(meansOfBlock, productsOfBlock, size);
        }
    }

    // Writes the distances of numbers of column d from their mean, and says where that is.
    private double Centre(int d, ReadOnlySpan<double> x, Span<double> to)
    {
        Raise(d, ExponentOf(Largest(x)));
        var scale = Math.ScaleB(1, -exponents[d]);
        Shift(x, scale, origins[d] * scale, to);
        var mean = Sums.Of(to) / to.Length;
        Shift(to, 1, mean, to);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shift(ReadOnlySpan<double> x, double scale, double by, Span<double> to)
    {
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            (Vector256.Create(x[i..]) * scale - Vector256.Create(by)).CopyTo(to[i..]);
        }

        for (; i < x.Length; i++)
        {
            to[i] = x[i] * scale - by;
        }
    }
}
