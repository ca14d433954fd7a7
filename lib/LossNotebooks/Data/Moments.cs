namespace LossNotebooks;

/// <summary>Means m of several columns and their products about them, Σ (x − m)(x − m)ᵀ, in one look at the examples.</summary>
/// <remarks>Each block of 256 is summed twice, for its means and for its products about them, and then joined to those before it; all
/// numbers are taken as their distances from the first, so that nothing cancels. T. F. Chan, G. H. Golub and R. J. LeVeque (1983),
/// Algorithms for computing the sample variance.</remarks>
internal sealed partial class Moments
{
    // Of the deviation of a column: if less is left of it once those before it are taken out, the sixteen digits of its square hold fewer
    // than ten of what is left.
    private const double Least = 1e-3;

    private readonly double[] origins; // the first numbers
    private readonly int[] exponents; // e
    private readonly double[] means, products; // of (x − origin) / 2ᵉ; the lower triangle
    private readonly double[] block, meansOfBlock, productsOfBlock, differences;
    private readonly int[] indices;

    private Moments(double[] origins)
    {
        this.origins = origins;
        indices = [.. Enumerable.Range(0, origins.Length)];
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
            ReadOnlyMemory<double>[] y = withOutputs ? [(ReadOnlyMemory<double>)(object)block.Y] : [];
            if (all is null)
            {
                double[] first = [.. Enumerable.Range(0, inputs).Select(d => block.Column(d)[0]), .. y.Select(numbers => numbers.Span[0])];
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
    /// too few digits for it, because a column is constant or nearly a linear combination of those before it.</summary>
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
            if (ScaledDeviation(c) == 0 || !(r[c][c] > Least * Math.Sqrt(Examples)))
            {
                return null;
            }
        }

        return r;
    }

    private double ScaledMean(int d) => Math.ScaleB(origins[d], -exponents[d]) + means[d];

    private double ScaledDeviation(int d) => Math.Sqrt(products[Triangle.Place(d, d)] / Examples);
}
