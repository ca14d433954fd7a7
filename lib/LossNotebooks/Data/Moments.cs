using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Mean and standard deviation √(Σ (x − m)²/I) of a column, block by block.</summary>
/// <remarks>Each block of 256 is summed twice, for its mean and for its squares about that, and then joined to those before it; all
/// numbers are taken as their distances from the first, so that nothing cancels. T. F. Chan, G. H. Golub and R. J. LeVeque (1983),
/// Algorithms for computing the sample variance.</remarks>
internal sealed class ColumnMoments
{
    private const int BlockSize = 256;

    private readonly double[] block = new double[BlockSize];
    private double origin; // the first number
    private double mean, squares; // of (x − origin) / 2ᵉ
    private double examples;
    private int? exponent; // e

    /// <summary>The mean.</summary>
    public double Mean => Math.ScaleB(ScaledMean, Exponent);

    /// <summary>The standard deviation.</summary>
    public double Deviation => Math.ScaleB(ScaledDeviation, Exponent);

    /// <summary>What brings the column to mean 0 and deviation 1, or to 0 if it is constant.</summary>
    public ColumnScale Scale => new(Exponent, ScaledMean, ScaledDeviation);

    private int Exponent => exponent ?? 0;

    private double ScaledMean => Math.ScaleB(origin, -Exponent) + mean;

    private double ScaledDeviation => Math.Sqrt(squares / examples);

    /// <summary>Adds numbers: all that there are, or a multiple of 256.</summary>
    public void Add(ReadOnlySpan<double> x)
    {
        for (; !x.IsEmpty; x = x[Math.Min(BlockSize, x.Length)..])
        {
            AddBlock(x[..Math.Min(BlockSize, x.Length)]);
        }
    }

    private void AddBlock(ReadOnlySpan<double> x)
    {
        origin = examples == 0 ? x[0] : origin;
        Enlarge(Largest(x));
        var scale = Math.ScaleB(1, -Exponent);
        var part = block.AsSpan(0, x.Length);
        Shift(x, scale, origin * scale, part);
        var meanOfPart = Sums.Of(part) / part.Length;
        Shift(part, 1, meanOfPart, part);
        var difference = meanOfPart - mean;
        var together = examples + part.Length;
        mean += difference * part.Length / together;
        squares += Sums.OfProducts(part, part) + difference * difference * (examples * part.Length / together);
        examples = together;
    }

    // Squares of values near 10²⁰⁰ or 10⁻²⁰⁰ over- and underflow; divided by a power of 2 near the largest, which changes no digit, they
    // do not.
    private void Enlarge(double largest)
    {
        if (largest > 0 && Math.Clamp(Math.ILogB(largest), -1000, 1000) is var needed && !(needed <= exponent))
        {
            mean = Math.ScaleB(mean, Exponent - needed);
            squares = Math.ScaleB(squares, 2 * (Exponent - needed));
            exponent = needed;
        }
    }

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
