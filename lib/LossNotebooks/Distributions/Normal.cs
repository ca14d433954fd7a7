using MathNet.Numerics;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// The normal (Gaussian) distribution: Pr(y|μ, σ) = exp(−(y − μ)² / 2σ²) / (σ√(2π)), for real y.
/// </summary>
/// <param name="Mu">μ, the mean, in the units of y.</param>
/// <param name="Sigma">σ &gt; 0, the standard deviation, in the units of y.</param>
/// <remarks>Bishop (2006), Pattern Recognition and Machine Learning, eq. 1.46.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ is not finite, or σ is not finite and positive.</exception>
public sealed record Normal(double Mu, double Sigma) : ScalarDistribution
{
    private const double LeastLog = -700; // beyond, the exponential is no double

    /// <summary>½ log 2π, the constant in every normal log-density (nats).</summary>
    internal static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>μ, the mean.</summary>
    public double Mu { get; } = Require.Finite(Mu);

    /// <summary>σ, the standard deviation.</summary>
    public double Sigma { get; } = Require.Positive(Sigma);

    /// <inheritdoc/>
    public override double Mean => Mu;

    /// <inheritdoc/>
    public override double Variance => Sigma * Sigma;

    /// <inheritdoc/>
    public override double Mode => Mu;

    /// <summary>log Pr(y|μ, σ) = −½((y − μ)/σ)² − log σ − ½ log 2π.</summary>
    public override double LogProbability(double y)
    {
        var u = (y - Mu) / Sigma;
        return -0.5 * u * u - Math.Log(Sigma) - HalfLogTwoPi;
    }

    /// <summary>Φ((y − μ)/σ), by the complementary error function so that the lower tail keeps its digits.</summary>
    public override double CumulativeProbability(double y) => 0.5 * SpecialFunctions.Erfc((Mu - y) / (Sigma * Constants.Sqrt2));

    /// <inheritdoc/>
    public override double Quantile(double p) => Mu - Sigma * Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * Require.Fraction(p));

    /// <summary>The central interval: the density is symmetric.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95) => Interval(mass);

    /// <inheritdoc/>
    public override double Sample(Random random) => MathNet.Numerics.Distributions.Normal.Sample(Require.NotNull(random), Mu, Sigma);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Normal(μ = {Mu:G6}, σ = {Sigma:G6})");

    /// <summary>Φ⁻¹(p) from log p, also where p is too small for a double.</summary>
    internal static double StandardQuantile(double logP)
    {
        if (logP > LeastLog || double.IsNegativeInfinity(logP))
        {
            return new Normal(0, 1).Quantile(Math.Exp(Math.Min(logP, 0)));
        }

        // Newton's steps from where ½x² is all of −log Φ(x); the rest is a straight line but for a few hundredths.
        var x = -Math.Sqrt(-2 * logP);
        for (var step = 0; step < 5; step++)
        {
            x -= (LogNormalCdf.Of<Lanes1>(x) - logP) / InverseMills.Of<Lanes1>(x);
        }

        return x;
    }

    private protected override Tails TailsAt(double y)
    {
        var distance = Math.Abs(y - Mu) / Sigma;
        var lower = Tails.Lower(0.5 * SpecialFunctions.Erfc(distance / Constants.Sqrt2), LogNormalCdf.Of<Lanes1>(-distance));
        return y < Mu ? lower : lower.Mirrored;
    }
}
