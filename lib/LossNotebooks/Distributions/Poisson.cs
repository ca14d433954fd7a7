using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The Poisson distribution: Pr(y|λ) = λʸ exp(−λ) / y!, for y = 0, 1, 2, …: how often something happens at a constant
/// rate.</summary>
/// <param name="Lambda">λ ≥ 0, the mean count (at 0 the count is always 0).</param>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, chapter 4.</remarks>
/// <exception cref="ArgumentOutOfRangeException">λ is not finite, or negative.</exception>
public sealed record Poisson(double Lambda) : CountDistribution
{
    private const double Huge = 1e9; // MathNet.Numerics counts with an int, which overflows.

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

    /// <summary>Q(⌊y⌋ + 1, λ), the regularised incomplete gamma function: relative error about 10⁻¹³, whatever λ.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Lambda == 0 ? 0
            : Lambda < Huge ? MathNet.Numerics.Distributions.Poisson.Sample(random, Lambda)
            : TransformedRejection.Of(this).Sample(random);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Poisson(λ = {Lambda:G6})");

    private protected override Tails TailsAt(double y) =>
        y < 0 ? Tails.Lower(0) : double.IsInfinity(y) ? Tails.Upper(0) : IncompleteGamma.At(Math.Floor(y) + 1, Lambda).Mirrored;
}
