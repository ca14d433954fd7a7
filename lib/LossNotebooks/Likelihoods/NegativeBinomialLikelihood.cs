using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>
/// Counts that vary more than a Poisson's: the model predicts the mean μ = exp z₁ and the size r = exp z₂. The loss is
/// log Γ(r) + log y! − log Γ(y + r) − r log(r/(r + μ)) − y log(μ/(r + μ)).
/// </summary>
/// <remarks>Cameron and Trivedi (2013), Regression Analysis of Count Data, chapter 3 ("NB2" with α = 1/r).</remarks>
public sealed class NegativeBinomialLikelihood : Likelihood<double, NegativeBinomial>
{
    // From here on Γ(y + r)/Γ(r) is rʸ to the last digit; r itself may overflow.
    private const double Large = 1e100;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new LogLink(), IsMean: true), new("size", "r", new LogLink())];

    /// <inheritdoc/>
    public override NegativeBinomial At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Require.PositiveExp(z[0]), Require.PositiveExp(z[1]));
    }

    /// <summary>With t = z₁ − z₂ = log(μ/r): r softplus(t) + y softplus(−t) − log Γ(y + r) + log Γ(r) + log y!.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (logMu, logSize) = Two(z, y);
        var t = logMu - logSize;
        var spread = Exponentials.SoftplusTimesExp(t, logSize);
        return y == 0 ? spread
            : spread + y * Exponentials.Softplus(-t) + SpecialFunctions.GammaLn(y + 1) - LogRising(logSize, y);
    }

    /// <summary>∂Loss/∂z₁ = (μ − y) r/(r + μ) and ∂Loss/∂z₂ = r (log(1 + μ/r) − ψ(y + r) + ψ(r) + (y − μ)/(r + μ)).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (logMu, logSize) = Two(z, y);
        var t = logMu - logSize;
        gradient[0] = Exponentials.SigmoidTimesExp(t, logSize) - y * LogitLink.Sigmoid(-t);
        gradient[1] = Exponentials.SoftplusTimesExp(t, logSize) - DigammaIncreaseTimesSize(Math.Exp(logSize), y) - gradient[0];
    }

    /// <summary>μ is the mean of y. For r the mean gradient is searched by bisection for its zero, to the last digit; where the variance
    /// of y does not exceed its mean there is none, the best model is a Poisson, and r = 1000 μ comes close to one.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var mu = Require.Positive(Mean.Of(y), "the mean of y");
        var outputs = y.ToArray();
        double Slope(double r) => r * Exponentials.Log1p(mu / r) - Mean.Of(outputs, value => DigammaIncreaseTimesSize(r, value));
        return [Math.Log(mu), Math.Log(Bisection.Smallest(new(1e-9 * mu, 1000 * mu), r => Slope(r) >= 0))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Count(y);

    // log Γ(y + r) − log Γ(r) = log r + log Γ(y + r) − log Γ(1 + r), for y ≥ 1: right even where r underflows to 0.
    private static double LogRising(double logSize, double y)
    {
        var r = Math.Exp(logSize);
        return r > Large ? y * logSize : logSize + (y > 1 ? GammaFunctions.LogGammaIncrease(1 + r, y - 1) : 0);
    }

    // r (ψ(y + r) − ψ(r)) = 1 + r (ψ(y + r) − ψ(1 + r)), for y ≥ 1.
    private static double DigammaIncreaseTimesSize(double r, double y) =>
        y <= 1 || r > Large ? y : 1 + r * GammaFunctions.DigammaIncrease(1 + r, y - 1);
}
