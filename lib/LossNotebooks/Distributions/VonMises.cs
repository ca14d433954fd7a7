using MathNet.Numerics.Integration;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// The von Mises distribution over directions: Pr(y|μ, κ) = exp(κ cos(y − μ)) / (2π I₀(κ)), for an angle y in radians; y and y + 2π are the
/// same direction. As a distribution over numbers (mean, quantiles, samples) its circle is cut open opposite μ: from μ − π to μ + π.
/// </summary>
/// <param name="Mu">μ, the mean direction in radians.</param>
/// <param name="Kappa">κ ≥ 0, the concentration; 0: all directions alike; large: nearly normal with σ = 1/√κ.</param>
/// <remarks>Mardia and Jupp (2000), Directional Statistics, chapter 3.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ or κ is not finite, or κ is negative.</exception>
public sealed record VonMises(double Mu, double Kappa) : ScalarDistribution
{
    /// <summary>μ, the mean direction.</summary>
    public double Mu { get; } = Require.Finite(Mu);

    /// <summary>κ, the concentration.</summary>
    public double Kappa { get; } = Require.NotNegative(Kappa);

    /// <summary>μ − π to μ + π: every direction once.</summary>
    public override Interval Support => new(Mu - Math.PI, Mu + Math.PI);

    /// <summary>μ.</summary>
    public override double Mean => Mu;

    /// <summary>E[(y − μ)²] on the cut circle, in radians²: a Gauss–Legendre sum, to about 10⁻¹³.</summary>
    public override double Variance => 2 * Integrate(d => d * d, Reach(0), 0);

    /// <summary>1 − A(κ) with A(κ) = I₁(κ)/I₀(κ) = E[cos(y − μ)]: 0 for one direction only, 1 for all alike.</summary>
    public double CircularVariance => Bessel.RatioBelow1(Kappa);

    /// <inheritdoc/>
    public override double Mode => Mu;

    /// <summary>κ cos(y − μ) − log I₀(κ) − log 2π, with κ taken out of both terms: −2κ sin²(½(y − μ)) − log(e^(−κ) I₀(κ)) − log
    /// 2π.</summary>
    public override double LogProbability(double y) =>
        double.IsInfinity(y) ? double.NegativeInfinity : Exponent(y - Mu) - Bessel.LogI0Scaled(Kappa) - 2 * Normal.HalfLogTwoPi;

    /// <summary>Pr(μ − π ≤ Y ≤ y) on the cut circle: no closed form; a Gauss–Legendre sum with 64 places, to about 10⁻¹³.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Quantile(double p) => p > 0.5 ? 2 * Mu - base.Quantile(1 - p) : base.Quantile(p);

    /// <summary>The central interval on the cut circle: the density is symmetric about μ.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95) => Interval(mass);

    /// <summary>One draw by rejection: from a normal, which lies above the density because 1 − cos d ≥ 2d²/π² (about two of three draws are
    /// kept); from the uniform where κ is small.</summary>
    public override double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        while (true)
        {
            var d = Kappa < 1 ? Math.PI * (2 * random.NextDouble() - 1) : new Normal(0, 0.5 * Math.PI / Math.Sqrt(Kappa)).Sample(random);
            var envelope = Kappa < 1 ? 0 : -2 * Kappa * (d / Math.PI) * (d / Math.PI);
            if (Math.Abs(d) <= Math.PI && random.NextDouble() < Math.Exp(Exponent(d) - envelope))
            {
                return Mu + d;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"VonMises(μ = {Mu:G6}, κ = {Kappa:G6})");

    private protected override Tails TailsAt(double y)
    {
        var d = Math.Abs(y - Mu);
        var log = d >= Math.PI ? double.NegativeInfinity : LogProbability(y) + TailIntegral.Of(
            new Energy(Kappa, d), TailIntegral.Reach(Kappa * Math.Sin(d), Kappa), Math.PI - d).Form(isLower: true).Log;
        var lower = Tails.LowerFromLog(log);
        return y < Mu ? lower : lower.Mirrored;
    }

    private double Exponent(double d)
    {
        var s = Math.Sin(0.5 * d);
        return -2 * Kappa * s * s;
    }

    // The angle below −|d| from which on the density is less than e⁻⁴⁰ of that at d.
    private double Reach(double d)
    {
        var s = Math.Sin(0.5 * d);
        return -2 * Math.Asin(Math.Min(1, Math.Sqrt(s * s + 20 / Kappa)));
    }

    private double Integrate(Func<double, double> f, double from, double to)
    {
        var scale = -Bessel.LogI0Scaled(Kappa) - 2 * Normal.HalfLogTwoPi;
        return GaussLegendreRule.Integrate(d => f(d) * Math.Exp(Exponent(d) + scale), from, to, 64);
    }

    private readonly struct Energy(double kappa, double d) : IEnergy
    {
        public double At(double s) => 2 * kappa * Math.Sin(d + 0.5 * s) * Math.Sin(0.5 * s);
    }
}
