using MathNet.Numerics;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Student's t, moved and scaled: Pr(y|ν, μ, σ) = Γ((ν + 1)/2) / (Γ(ν/2) √(νπ) σ) · (1 + u²/ν)^(−(ν + 1)/2) with u = (y − μ)/σ, for real y.
/// Its tails fall like a power of y; as ν → ∞ it becomes the normal.
/// </summary>
/// <param name="Nu">ν &gt; 0, the degrees of freedom.</param>
/// <param name="Mu">μ, the median, in the units of y.</param>
/// <param name="Sigma">σ &gt; 0, the scale, in the units of y (the standard deviation is larger).</param>
/// <remarks>Bishop (2006), eq. 2.159 with λ = 1/σ².</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ is not finite, or ν or σ is not finite and positive.</exception>
public sealed record StudentT(double Nu, double Mu, double Sigma) : ScalarDistribution
{
    private const double Far = 90; // exp(−90) is nothing beside 1.

    /// <summary>ν, the degrees of freedom.</summary>
    public double Nu { get; } = Require.Positive(Nu);

    /// <summary>μ, the median.</summary>
    public double Mu { get; } = Require.Finite(Mu);

    /// <summary>σ, the scale.</summary>
    public double Sigma { get; } = Require.Positive(Sigma);

    /// <summary>μ for ν &gt; 1; below, the tails are too heavy for a mean (NaN).</summary>
    public override double Mean => Nu > 1 ? Mu : double.NaN;

    /// <summary>σ² ν/(ν − 2) for ν &gt; 2, ∞ for 1 &lt; ν ≤ 2, NaN below.</summary>
    public override double Variance => Nu > 2 ? Sigma * Sigma * (Nu / (Nu - 2)) : Nu > 1 ? double.PositiveInfinity : double.NaN;

    /// <inheritdoc/>
    public override double Mode => Mu;

    /// <summary>−½(ν + 1) log(1 + u²/ν) − log σ − the log of the normalising constant.</summary>
    public override double LogProbability(double y)
    {
        var logNu = Math.Log(Nu);
        var q = LogSquareAt(y) - logNu; // log(u²/ν)
        return -LogNormaliser(Nu, logNu) - Math.Log(Sigma) - 0.5 * (Nu + 1) * Exponentials.Softplus(q);
    }

    /// <summary>½ I(½ν, ½; ν/(ν + u²)) below μ, with the regularised incomplete beta function: relative error about 10⁻¹³.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Quantile(double p) => p > 0.5 ? 2 * Mu - base.Quantile(1 - p) : base.Quantile(p);

    /// <summary>The central interval: the density is symmetric.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95) => Interval(mass);

    /// <inheritdoc/>
    public override double Sample(Random random) => MathNet.Numerics.Distributions.StudentT.Sample(Require.NotNull(random), Mu, Sigma, Nu);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"StudentT(ν = {Nu:G6}, μ = {Mu:G6}, σ = {Sigma:G6})");

    private protected override Tails TailsAt(double y)
    {
        var logNu = Math.Log(Nu);
        var q = LogSquareAt(y) - logNu; // log(u²/ν)
        var both = q < Far ? IncompleteBeta.At(0.5 * Nu, 0.5, LogitLink.Sigmoid(-q), LogitLink.Sigmoid(q))
            : Tails.LowerFromLog(-0.5 * Nu * q - Math.Log(0.5 * Nu) - GammaFunctions.LogBeta(0.5 * Nu, 0.5)); // its first term
        var lower = Tails.Lower(0.5 * both.Below, both.LogBelow - Math.Log(2));
        return y < Mu ? lower : lower.Mirrored;
    }

    // log u²; u may overflow, too.
    private double LogSquareAt(double y) => (y - Mu) / Sigma is var u && double.IsInfinity(u)
        ? LogSquare(y - Mu) - 2 * Math.Log(Sigma) : LogSquare(u);

    /// <summary>log Γ(ν/2) − log Γ((ν + 1)/2) + ½ log νπ; ½ log 2π in the limit. Log ν is asked for because ν itself may
    /// underflow.</summary>
    internal static double LogNormaliser(double nu, double logNu)
    {
        var h = 0.5 * nu;
        return h < 10
            ? SpecialFunctions.GammaLn(1 + h) - SpecialFunctions.GammaLn(0.5 + h) + Math.Log(2) + 0.5 * (Math.Log(Math.PI) - logNu)
            : Normal.HalfLogTwoPi + (h < 1e8 ? 0.5 - h * Exponentials.Log1p(0.5 / h) : 0.125 / h)
                + GammaFunctions.StirlingRemainder(h) - GammaFunctions.StirlingRemainder(h + 0.5);
    }

    /// <summary>log u², which does not overflow.</summary>
    internal static double LogSquare(double u) => 2 * Math.Log(Math.Abs(u));
}
