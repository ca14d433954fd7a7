using MathNet.Numerics;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The gamma distribution: Pr(y|α, β) = β^α y^(α − 1) exp(−β y) / Γ(α), for y ≥ 0. With α = 1 it is the exponential.</summary>
/// <param name="Shape">α &gt; 0; the standard deviation is the mean / √α.</param>
/// <param name="Rate">β &gt; 0, in 1 / units of y.</param>
/// <remarks>Bishop (2006), eq. 2.146.</remarks>
/// <exception cref="ArgumentOutOfRangeException">α or β is not finite and positive.</exception>
public sealed record Gamma(double Shape, double Rate) : ScalarDistribution
{
    private const double Small = 1e-290; // β y may underflow.

    /// <summary>α, the shape.</summary>
    public double Shape { get; } = Require.Positive(Shape);

    /// <summary>β, the rate.</summary>
    public double Rate { get; } = Require.Positive(Rate);

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>α/β.</summary>
    public override double Mean => Shape / Rate;

    /// <summary>α/β².</summary>
    public override double Variance => Shape / Rate / Rate;

    /// <summary>(α − 1)/β; 0 if α ≤ 1, where the density only falls.</summary>
    public override double Mode => Math.Max(Shape - 1, 0) / Rate;

    /// <summary>α log β + (α − 1) log y − β y − log Γ(α), computed as a Poisson probability of α with mean β y, times α / y.</summary>
    public override double LogProbability(double y) => y switch
    {
        0 => Shape > 1 ? double.NegativeInfinity : Shape == 1 ? Math.Log(Rate) : double.PositiveInfinity,
        > 0 and < double.PositiveInfinity => Rate * y >= Small ? SaddlePoint.LogPoisson(Shape, Rate * y) + Math.Log(Shape) - Math.Log(y)
            : Shape * (Math.Log(Rate) + Math.Log(y)) - Math.Log(y) - SpecialFunctions.GammaLn(Shape),
        _ => double.NegativeInfinity,
    };

    /// <summary>P(α, β y), the regularised incomplete gamma function: relative error about 10⁻¹³, whatever α.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Sample(Random random) => MathNet.Numerics.Distributions.Gamma.Sample(Require.NotNull(random), Shape, Rate);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Gamma(α = {Shape:G6}, β = {Rate:G6})");

    private protected override Tails TailsAt(double y) => y > 0 ? IncompleteGamma.At(Shape, Rate * y) : Tails.Lower(0);
}
