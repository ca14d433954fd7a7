using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The exponential distribution: Pr(y|λ) = λ exp(−λ y), for y ≥ 0: waiting times for what happens at a constant rate.</summary>
/// <param name="Rate">λ &gt; 0, the rate, in 1 / units of y.</param>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions 1, chapter 19.</remarks>
/// <exception cref="ArgumentOutOfRangeException">λ is not finite and positive.</exception>
public sealed record Exponential(double Rate) : ScalarDistribution
{
    /// <summary>λ, the rate.</summary>
    public double Rate { get; } = Require.Positive(Rate);

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>1/λ.</summary>
    public override double Mean => 1 / Rate;

    /// <summary>1/λ².</summary>
    public override double Variance => Mean * Mean;

    /// <summary>0, where the density is highest.</summary>
    public override double Mode => 0;

    /// <summary>log Pr(y|λ) = log λ − λ y.</summary>
    public override double LogProbability(double y) => y >= 0 ? Math.Log(Rate) - Rate * y : double.NegativeInfinity;

    /// <summary>1 − exp(−λ y).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>−log(1 − p) / λ.</summary>
    public override double Quantile(double p) => -Exponentials.Log1p(-Require.Fraction(p)) / Rate;

    /// <summary>From 0: the density only falls.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95) => new(0, Quantile(Require.Fraction(mass)));

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Exponential(λ = {Rate:G6})");

    private protected override Tails TailsAt(double y) =>
        y <= 0 ? Tails.Lower(0) : Rate * y < 0.5 ? Tails.Lower(-Exponentials.Expm1(-Rate * y)) : Tails.UpperFromLog(-Rate * y);
}
