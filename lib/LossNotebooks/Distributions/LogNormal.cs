using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The log-normal distribution: log y is normal with mean μ and standard deviation σ. Pr(y|μ, σ) = exp(−((log y − μ)/σ)²/2) /
/// (y σ √2π), for y &gt; 0.</summary>
/// <param name="Mu">μ, the mean of log y: exp μ is the median.</param>
/// <param name="Sigma">σ &gt; 0, the standard deviation of log y.</param>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions, volume 1, chapter 14.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ is not finite, or σ is not finite and positive.</exception>
public sealed record LogNormal(double Mu, double Sigma) : ScalarDistribution
{
    private readonly Normal log = new(Mu, Sigma);

    /// <summary>μ, the mean of log y.</summary>
    public double Mu => log.Mu;

    /// <summary>σ, the standard deviation of log y.</summary>
    public double Sigma => log.Sigma;

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>exp(μ + σ²/2).</summary>
    public override double Mean => Math.Exp(Mu + 0.5 * Sigma * Sigma);

    /// <summary>(exp(σ²) − 1) exp(2μ + σ²).</summary>
    public override double Variance => Exponentials.Expm1TimesExp(Sigma * Sigma, 2 * Mu + Sigma * Sigma);

    /// <summary>exp(μ − σ²).</summary>
    public override double Mode => Math.Exp(Mu - Sigma * Sigma);

    /// <summary>The log-density of the normal at log y, minus log y.</summary>
    public override double LogProbability(double y) =>
        y is > 0 and < double.PositiveInfinity ? log.LogProbability(Math.Log(y)) - Math.Log(y) : double.NegativeInfinity;

    /// <summary>That of the normal at log y.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Quantile(double p) => Math.Exp(log.Quantile(p));

    /// <inheritdoc/>
    public override double Sample(Random random) => Math.Exp(log.Sample(random));

    /// <inheritdoc/>
    public override string ToString() => Invariant($"LogNormal(μ = {Mu:G6}, σ = {Sigma:G6})");

    private protected override Tails TailsAt(double y) => !(y > 0) ? Tails.Lower(0)
        : Math.Log(y) is var at && at < Mu ? Tails.Lower(log.CumulativeProbability(at), log.LogCumulativeProbability(at))
        : Tails.Lower(log.Survival(at), log.LogSurvival(at)).Mirrored;
}
