using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// The asymmetric Laplace distribution: Pr(y|τ, μ, b) = τ (1 − τ)/b exp(−ρ((y − μ)/b)), with the check function ρ(u) = τ u above 0 and
/// (τ − 1) u below it. Its quantile at τ is μ; with τ = ½ it is the <see cref="Laplace"/> distribution with the scale 2b.
/// </summary>
/// <param name="Tau">τ, the probability below μ, between 0 and 1, ends excluded.</param>
/// <param name="Mu">μ, the τ-quantile and mode, in the units of y.</param>
/// <param name="Scale">b &gt; 0, in the units of y.</param>
/// <remarks>Koenker and Machado (1999), Goodness of fit and related inference processes for quantile regression; Yu and Zhang (2005), A
/// three-parameter asymmetric Laplace distribution and its extension.</remarks>
/// <exception cref="ArgumentOutOfRangeException">τ is not between 0 and 1, μ is not finite, or b is not finite and positive.</exception>
public sealed record AsymmetricLaplace(double Tau, double Mu, double Scale) : ScalarDistribution
{
    /// <summary>τ, the probability below μ.</summary>
    public double Tau { get; } = Require.Between(Tau);

    /// <summary>μ, the τ-quantile and mode.</summary>
    public double Mu { get; } = Require.Finite(Mu);

    /// <summary>b, the scale.</summary>
    public double Scale { get; } = Require.Positive(Scale);

    /// <summary>μ + b (1 − 2τ)/(τ (1 − τ)).</summary>
    public override double Mean => Mu + Scale * (1 - 2 * Tau) / (Tau * (1 - Tau));

    /// <summary>b² (1 − 2τ + 2τ²)/(τ (1 − τ))².</summary>
    public override double Variance => (1 - 2 * Tau + 2 * Tau * Tau) * Math.Pow(Scale / (Tau * (1 - Tau)), 2);

    /// <inheritdoc/>
    public override double Mode => Mu;

    /// <summary>log τ(1 − τ)/b − ρ((y − μ)/b).</summary>
    public override double LogProbability(double y) => Math.Log(Tau) + Exponentials.Log1p(-Tau) - Math.Log(Scale) - Costs(y);

    /// <summary>τ exp(−ρ) below μ, 1 − (1 − τ) exp(−ρ) above.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Quantile(double p) => Require.Fraction(p) < Tau
        ? Mu + Scale / (1 - Tau) * Math.Log(p / Tau)
        : Mu - Scale / Tau * Math.Log((1 - p) / (1 - Tau));

    /// <summary>Where the density is the same at both ends: of what is left out the share τ lies below.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        var left = 1 - Require.Fraction(mass);
        return new(Quantile(Tau * left), Mu - Scale / Tau * Math.Log(left));
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"AsymmetricLaplace(τ = {Tau:G6}, μ = {Mu:G6}, b = {Scale:G6})");

    private protected override Tails TailsAt(double y)
    {
        var log = -Costs(y);
        return y < Mu ? Tails.Lower(Tau * Math.Exp(log), Math.Log(Tau) + log)
            : Tails.Lower((1 - Tau) * Math.Exp(log), Exponentials.Log1p(-Tau) + log).Mirrored;
    }

    private double Costs(double y) => (y < Mu ? Tau - 1 : Tau) * ((y - Mu) / Scale);
}
