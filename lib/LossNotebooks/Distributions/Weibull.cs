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

    // From this shape on the series of Excess has all its digits.
    private const double Large = 16;

    // So large are arguments of Γ that it is no double any more.
    private const double Huge = 150;

    // ζ(2), ζ(3), …
    private static readonly double[] Zeta =
    [
        1.6449340668482264, 1.2020569031595942, 1.0823232337111382, 1.0369277551433699, 1.0173430619844491, 1.0083492773819228,
        1.0040773561979443, 1.0020083928260822, 1.0009945751278181, 1.0004941886041195, 1.000246086553308, 1.0001227133475785,
        1.0000612481350587, 1.000030588236307, 1.0000152822594086, 1.0000076371976379, 1.000003817293265, 1.0000019082127165,
    ];

    /// <summary>k, the shape.</summary>
    public double Shape { get; } = Require.Positive(Shape);

    /// <summary>λ, the scale.</summary>
    public double Scale { get; } = Require.Positive(Scale);

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>λ Γ(1 + 1/k).</summary>
    public override double Mean => 1 / Shape is var x && x < Huge ? Scale * SpecialFunctions.Gamma(1 + x)
        : Math.Exp(Math.Log(Scale) + SpecialFunctions.GammaLn(1 + x));

    /// <summary>λ² (Γ(1 + 2/k) − Γ(1 + 1/k)²).</summary>
    public override double Variance
    {
        get
        {
            // Γ(1 + 2/k)/Γ(1 + 1/k)² − 1 is π²/6k² and a little for large k, and so large for small k that 1 is nothing beside it.
            var excess = Excess(1 / Shape);
            return excess < Exponentials.Far ? Mean * Mean * Exponentials.Expm1(excess)
                : Math.Exp(2 * Math.Log(Scale) + SpecialFunctions.GammaLn(1 + 2 / Shape));
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

    // log Γ(1 + 2x) − 2 log Γ(1 + x) = Σ ζ(n) (2ⁿ − 2) (−x)ⁿ/n over n ≥ 2.
    private static double Excess(double x)
    {
        if (x * Large > 1)
        {
            return SpecialFunctions.GammaLn(1 + 2 * x) - 2 * SpecialFunctions.GammaLn(1 + x);
        }

        var sum = 0.0;
        for (var n = Zeta.Length + 1; n >= 2; n--)
        {
            sum = Zeta[n - 2] * (Math.ScaleB(1, n) - 2) / n - x * sum;
        }

        return x * x * sum;
    }

    // log (y/λ)ᵏ, the log of the risk up to y added up.
    private double LogHazard(double y) => Shape * (Math.Log(y) - Math.Log(Scale));
}
