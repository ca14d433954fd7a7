using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The beta distribution: Pr(y|α, β) = y^(α − 1) (1 − y)^(β − 1) / B(α, β), for y in [0, 1].</summary>
/// <param name="A">α &gt; 0; the larger, the less probability near 0.</param>
/// <param name="B">β &gt; 0; the larger, the less probability near 1.</param>
/// <remarks>Bishop (2006), eq. 2.13.</remarks>
/// <exception cref="ArgumentOutOfRangeException">α or β is not finite and positive.</exception>
public sealed record Beta(double A, double B) : ScalarDistribution
{
    /// <summary>α.</summary>
    public double A { get; } = Require.Positive(A);

    /// <summary>β.</summary>
    public double B { get; } = Require.Positive(B);

    /// <inheritdoc/>
    public override Interval Support => new(0, 1);

    /// <summary>α/(α + β).</summary>
    public override double Mean => A / (A + B);

    /// <summary>αβ / ((α + β)² (α + β + 1)).</summary>
    public override double Variance => Mean * (B / (A + B)) / (A + B + 1);

    /// <summary>(α − 1)/(α + β − 2) where both exceed 1. Otherwise the density is highest at an end: at the one with the smaller
    /// parameter (where both are below 1 it is infinite at both ends; where both are 1 it is flat, and ½ is returned).</summary>
    public override double Mode => A > 1 && B > 1 ? (A - 1) / (A + B - 2) : A == B ? (A == 1 ? 0.5 : 0) : A < B ? 0 : 1;

    /// <summary>(α − 1) log y + (β − 1) log(1 − y) − log B(α, β), computed as a binomial probability of α successes and β
    /// failures.</summary>
    public override double LogProbability(double y) => y switch
    {
        0 => AtEnd(A, B),
        1 => AtEnd(B, A),
        > 0 and < 1 => SaddlePoint.LogBinomial(A, B, y, 1 - y) + Math.Log(A) + Math.Log(B / (A + B)) - Math.Log(y) - Exponentials.Log1p(-y),
        _ => double.NegativeInfinity,
    };

    /// <summary>I(α, β; y), the regularised incomplete beta function: relative error about 10⁻¹³ (√(α + β) · 10⁻¹⁶ where that is
    /// more).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>As for one peak; where the density is infinite at both ends, from the end that needs the shorter interval.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        if (A >= 1 || B >= 1 || Require.Fraction(mass) == 0)
        {
            return base.HighestDensityInterval(mass);
        }

        double above = Quantile(mass), below = Quantile(1 - mass);
        return above <= 1 - below ? new(0, above) : new(below, 1);
    }

    /// <inheritdoc/>
    public override double Sample(Random random) => MathNet.Numerics.Distributions.Beta.Sample(Require.NotNull(random), A, B);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Beta(α = {A:G6}, β = {B:G6})");

    private protected override Tails TailsAt(double y) =>
        y <= 0 ? Tails.Lower(0) : y >= 1 ? Tails.Upper(0) : IncompleteBeta.At(A, B, y, 1 - y);

    private static double AtEnd(double parameter, double other) =>
        parameter > 1 ? double.NegativeInfinity : parameter == 1 ? Math.Log(other) : double.PositiveInfinity;
}
