using static System.FormattableString;
using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>The Poisson distribution: Pr(y|λ) = λʸ exp(−λ) / y!, for y = 0, 1, 2, …: how often something happens at a constant
/// rate.</summary>
/// <param name="Lambda">λ ≥ 0, the mean count (at 0 the count is always 0).</param>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, chapter 4.</remarks>
/// <exception cref="ArgumentOutOfRangeException">λ is not finite, or negative.</exception>
public sealed record Poisson(double Lambda) : CountDistribution
{
    /// <summary>λ, the mean count.</summary>
    public double Lambda { get; } = Require.NotNegative(Lambda);

    /// <inheritdoc/>
    public override double Mean => Lambda;

    /// <summary>λ: as large as the mean.</summary>
    public override double Variance => Lambda;

    /// <summary>The largest count ≤ λ (at an integer λ the count λ − 1 is as probable).</summary>
    public override double Mode => Math.Floor(Lambda);

    /// <summary>y log λ − λ − log y!, without cancellation where y and λ are large.</summary>
    public override double LogProbability(double y) => IsCount(y) ? SaddlePoint.LogPoisson(y, Lambda) : double.NegativeInfinity;

    /// <summary>The regularised incomplete gamma function Q(⌊y⌋ + 1, λ) of MathNet.Numerics (relative error 10⁻¹³ for λ up to 100,
    /// 10⁻⁹ at 10⁶).</summary>
    public override double CumulativeProbability(double y) =>
        y < 0 ? 0 : double.IsInfinity(y) || Lambda == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(Math.Floor(y) + 1, Lambda);

    /// <inheritdoc/>
    public override double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Lambda == 0 ? 0 : MathNet.Numerics.Distributions.Poisson.Sample(random, Lambda);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Poisson(λ = {Lambda:G6})");
}
