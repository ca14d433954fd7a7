using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// The Laplace distribution: Pr(y|μ, b) = exp(−|y − μ| / b) / 2b, for real y. Its tails are heavier than the normal's: an outlier costs
/// its distance, not its square.
/// </summary>
/// <param name="Mu">μ, the median and mean, in the units of y.</param>
/// <param name="Scale">b &gt; 0, the mean distance from μ, in the units of y.</param>
/// <remarks>Kotz, Kozubowski and Podgórski (2001), The Laplace Distribution and Generalizations, chapter 2.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ is not finite, or b is not finite and positive.</exception>
public sealed record Laplace(double Mu, double Scale) : ScalarDistribution
{
    /// <summary>μ, the median and mean.</summary>
    public double Mu { get; } = Require.Finite(Mu);

    /// <summary>b, the mean distance from μ.</summary>
    public double Scale { get; } = Require.Positive(Scale);

    /// <inheritdoc/>
    public override double Mean => Mu;

    /// <summary>2b².</summary>
    public override double Variance => 2 * Scale * Scale;

    /// <inheritdoc/>
    public override double Mode => Mu;

    /// <summary>log Pr(y|μ, b) = −|y − μ|/b − log 2b.</summary>
    public override double LogProbability(double y) => -Math.Abs(y - Mu) / Scale - Math.Log(2 * Scale);

    /// <summary>½ exp(−|y − μ|/b) below μ, one minus that above.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) < 0.5 ? Mu + Scale * Math.Log(2 * p) : Mu - Scale * Math.Log(2 * (1 - p));

    /// <summary>The central interval: the density is symmetric.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95) => Interval(mass);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Laplace(μ = {Mu:G6}, b = {Scale:G6})");

    private protected override Tails TailsAt(double y)
    {
        var log = -Math.Abs(y - Mu) / Scale;
        var lower = Tails.Lower(0.5 * Math.Exp(log), log - Math.Log(2));
        return y < Mu ? lower : lower.Mirrored;
    }
}
