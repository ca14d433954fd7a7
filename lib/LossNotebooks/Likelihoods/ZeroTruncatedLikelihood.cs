using System.Buffers;

namespace LossNotebooks;

/// <summary>
/// Counts from 1 on, over any likelihood of counts, whose raw outputs the model predicts: what is counted was only noticed because it was
/// there at all. With the loss L of the counts, and L₀ that of a 0, the loss is L + log(1 − exp(−L₀)).
/// </summary>
/// <typeparam name="TCounts">The distribution of the counts, zeros included.</typeparam>
/// <param name="counts">Their likelihood.</param>
/// <remarks>Cameron and Trivedi (2013), Regression Analysis of Count Data, section 4.3.</remarks>
public sealed class ZeroTruncatedLikelihood<TCounts>(Likelihood<double, TCounts> counts) : Likelihood<double, ZeroTruncated>
    where TCounts : CountDistribution
{
    private readonly Likelihood<double, TCounts> counts = Require.NotNull(counts);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = counts.Parameters;

    /// <inheritdoc/>
    public override bool HasCurvature => counts.HasCurvature;

    /// <inheritdoc/>
    public override ZeroTruncated At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        return counts.Loss(z, 0) >= ZeroTruncatedTerm.Least ? new(counts.At(z))
            : throw new ArgumentOutOfRangeException(nameof(z), "z is too low: the probability of a count above 0 is 0 as a double.");
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        return Joined(counts.Loss(z, y), counts.Loss(z, 0));
    }

    /// <summary>∂L/∂z + o ∂L₀/∂z, with o = 1/(exp L₀ − 1), the odds of a 0.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        CheckPair(z, y);
        Span<double> ofZero = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        counts.Gradient(z, y, gradient);
        counts.Gradient(z, 0, ofZero);
        var odds = Odds(counts.Loss(z, 0));
        for (var k = 0; k < z.Length; k++)
        {
            gradient[k] += Times(odds, ofZero[k]);
        }
    }

    /// <summary>∂²L/∂z² + o ∂²L₀/∂z² − o (1 + o) ∂L₀/∂z (∂L₀/∂z)ᵀ.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        int size = z.Length, places = Triangle.Size(size);
        Span<double> rest = size + places <= Scratch.OnStack ? stackalloc double[size + places] : new double[size + places];
        counts.Curvature(z, y, curvature);
        counts.Gradient(z, 0, rest[..size]);
        counts.Curvature(z, 0, rest[size..]);
        var odds = Odds(counts.Loss(z, 0));
        for (var k = 0; k < size; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                curvature[Triangle.Place(k, l)] += Bend(odds, rest[size + Triangle.Place(k, l)], rest[k], rest[l]);
            }
        }
    }

    /// <summary>Searched from the best counts with zeros.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return SearchStart(y, counts.Start(y));
    }

    /// <inheritdoc/>
    public override void Check(double y)
    {
        counts.Check(y);
        Require.Positive(y);
    }

    /// <inheritdoc/>
    public override string ToString() => $"ZeroTruncatedLikelihood({counts})";

    /// <inheritdoc/>
    // The counts compute their own batch, for the outputs in place and for as many zeros in rented room.
    protected internal override void Evaluate(Batch<double> batch)
    {
        int examples = batch.Examples, slopes = batch.Slopes.Length, curvatures = batch.Curvatures.Length;
        var rented = ArrayPool<double>.Shared.Rent(2 * examples + slopes + curvatures);
        var room = rented.AsSpan(0, 2 * examples + slopes + curvatures);
        room[..examples].Clear();
        Batch<double> ofZero = new(
            batch.RawOutputs, room[..examples], room.Slice(examples, examples), room.Slice(2 * examples, slopes), room[^curvatures..]);
        counts.Evaluate(batch);
        counts.Evaluate(ofZero);
        LaneLoop.Run(new ZeroTruncatedTerm(batch, ofZero, RawOutputs), batch.Losses);
        ArrayPool<double>.Shared.Return(rented);
    }

    private static double Joined(double loss, double ofZero) =>
        ofZero < ZeroTruncatedTerm.Least ? double.PositiveInfinity : loss + Exponentials.Log1mExp(ofZero);

    // Where zeros are impossible their slopes may be anything.
    private static double Odds(double ofZero) => 1 / Exponentials.Expm1(ofZero);

    private static double Times(double odds, double slope) => odds == 0 ? 0 : odds * slope;

    private static double Bend(double odds, double bend, double slope, double otherSlope) =>
        odds == 0 ? 0 : odds * bend - odds * slope * (otherSlope + odds * otherSlope);
}
