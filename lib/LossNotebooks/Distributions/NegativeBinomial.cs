using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// The negative binomial distribution: Pr(y|μ, r) = Γ(y + r) / (Γ(r) y!) · (r/(r + μ))ʳ (μ/(r + μ))ʸ, for y = 0, 1, 2, …: a Poisson whose
/// rate itself varies (as a gamma with mean μ and shape r). As r → ∞ it becomes the Poisson.
/// </summary>
/// <param name="Mu">μ &gt; 0, the mean count.</param>
/// <param name="Size">r &gt; 0; the smaller, the more the counts vary.</param>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, chapter 5; "NB2" in Cameron and Trivedi (2013), Regression
/// Analysis of Count Data, chapter 3, with α = 1/r.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ or r is not finite and positive.</exception>
public sealed record NegativeBinomial(double Mu, double Size) : CountDistribution
{
    /// <summary>μ, the mean count.</summary>
    public double Mu { get; } = Require.Positive(Mu);

    /// <summary>r, the size.</summary>
    public double Size { get; } = Require.Positive(Size);

    /// <inheritdoc/>
    public override double Mean => Mu;

    /// <summary>μ + μ²/r.</summary>
    public override double Variance => Mu + Mu * (Mu / Size);

    /// <summary>The largest count ≤ μ (r − 1)/r; 0 if r ≤ 1.</summary>
    public override double Mode => Math.Floor(Mu * Math.Max(1 - 1 / Size, 0));

    /// <summary>Computed as a binomial probability of r successes and y failures, times r/(r + y).</summary>
    public override double LogProbability(double y) => !IsCount(y) ? double.NegativeInfinity
        : SaddlePoint.LogBinomial(Size, y, Size / (Size + Mu), Mu / (Size + Mu)) - Exponentials.Log1p(y / Size);

    /// <summary>I(r, ⌊y⌋ + 1; r/(r + μ)), the regularised incomplete beta function: relative error about 10⁻¹³ (√(y + r) · 10⁻¹⁶
    /// where that is more).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>One draw: a rate from the gamma, a count from the Poisson with that rate.</summary>
    public override double Sample(Random random) => new Poisson(new Gamma(Size, Size / Mu).Sample(random)).Sample(random);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"NegativeBinomial(μ = {Mu:G6}, r = {Size:G6})");

    private protected override Tails TailsAt(double y) =>
        y < 0 ? Tails.Lower(0) : double.IsInfinity(y) ? Tails.Upper(0)
        : IncompleteBeta.At(Size, Math.Floor(y) + 1, Size / (Size + Mu), Mu / (Size + Mu));
}
