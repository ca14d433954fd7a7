using MathNet.Numerics;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The Weibull distribution: Pr(Y &gt; y) = exp(−(y/λ)ᵏ), for y ≥ 0; the density is k/λ (y/λ)^(k − 1) exp(−(y/λ)ᵏ). A time after
/// which something fails whose risk falls with age (k &lt; 1), stays (k = 1, the exponential) or rises (k &gt; 1).</summary>
/// <param name="Shape">k &gt; 0.</param>
/// <param name="Scale">λ &gt; 0, in the units of y: by then 63% have failed.</param>
/// <remarks>Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 2.2.</remarks>
/// <exception cref="ArgumentOutOfRangeException">k or λ is not finite and positive.</exception>
public sealed record Weibull(double Shape, double Scale) : ScalarDistribution
{
    private const double Small = -30; // there 1 − exp(−t) is t

    /// <summary>k, the shape.</summary>
    public double Shape { get; } = Require.Positive(Shape);

    /// <summary>λ, the scale.</summary>
    public double Scale { get; } = Require.Positive(Scale);

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>λ Γ(1 + 1/k).</summary>
    public override double Mean => Scale * SpecialFunctions.Gamma(1 + 1 / Shape);

    /// <summary>λ² (Γ(1 + 2/k) − Γ(1 + 1/k)²).</summary>
    public override double Variance
    {
        get
        {
            // Γ(1 + 2/k)/Γ(1 + 1/k)² − 1, which is π²/6k² and a little for large k.
            var excess = SpecialFunctions.GammaLn(1 + 2 / Shape) - 2 * SpecialFunctions.GammaLn(1 + 1 / Shape);
            return Mean * Mean * Exponentials.Expm1(excess);
        }
    }

    /// <summary>λ (1 − 1/k)^(1/k); 0 if k ≤ 1, where the density only falls.</summary>
    public override double Mode => Shape > 1 ? Scale * Math.Exp(Exponentials.Log1p(-1 / Shape) / Shape) : 0;

    /// <summary>t − exp t + log k − log y with t = k log(y/λ).</summary>
    public override double LogProbability(double y) => y switch
    {
        0 => Shape > 1 ? double.NegativeInfinity : Shape == 1 ? -Math.Log(Scale) : double.PositiveInfinity,
        > 0 and < double.PositiveInfinity => LogHazard(y) is var t && t > 700 ? double.NegativeInfinity
            : t - Math.Exp(t) + Math.Log(Shape) - Math.Log(y),
        _ => double.NegativeInfinity,
    };

    /// <summary>1 − exp(−(y/λ)ᵏ).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>λ (−log(1 − p))^(1/k).</summary>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 1 ? double.PositiveInfinity : Scale * Math.Pow(-Exponentials.Log1p(-p), 1 / Shape);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Weibull(k = {Shape:G6}, λ = {Scale:G6})");

    private protected override Tails TailsAt(double y)
    {
        if (!(y > 0))
        {
            return Tails.Lower(0);
        }

        double log = LogHazard(y), hazard = Math.Exp(log), below = -Exponentials.Expm1(-hazard);
        return hazard > Math.Log(2) ? Tails.UpperFromLog(-hazard) : Tails.Lower(below, log < Small ? log : Math.Log(below));
    }

    // log (y/λ)ᵏ, the log of the risk up to y added up.
    private double LogHazard(double y) => Shape * (Math.Log(y) - Math.Log(Scale));
}
