using System.Globalization;
using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Proportions: the model predicts the mean μ = sigmoid(z₁) and the precision s = exp z₂ of a beta with α = μs, β = (1 − μ)s; the
/// variance is μ(1 − μ)/(1 + s). The loss is log B(α, β) − (α − 1) log y − (β − 1) log(1 − y).
/// </summary>
/// <remarks>Ferrari and Cribari-Neto (2004), Beta regression for modelling rates and proportions.</remarks>
public sealed class BetaLikelihood : Likelihood<double, Beta>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mu", "μ", new LogitLink()), new("precision", "s", new LogLink())];

    /// <inheritdoc/>
    public override Beta At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        var (logA, logB) = LogShapes(z[0], z[1]);
        return new(Require.PositiveExp(logA), Require.PositiveExp(logB));
    }

    /// <summary>
    /// s D + G(α) + G(β) − G(s) + log y + log(1 − y), where D = μ log(μ/y) + (1 − μ) log((1 − μ)/(1 − y)) is the divergence between the
    /// two proportions, and G(x) = log(Γ(x) (e/x)ˣ) grows but slowly, so that nothing large cancels.
    /// </summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (logit, logPrecision) = Two(z, y);
        var (logA, logB) = LogShapes(logit, logPrecision);
        return Exponentials.TimesExp(Divergence(logit, y), logPrecision)
            + GammaFunctions.LogScaledGamma(logA) + GammaFunctions.LogScaledGamma(logB) - GammaFunctions.LogScaledGamma(logPrecision)
            + Math.Log(y) + Exponentials.Log1p(-y);
    }

    /// <summary>∂Loss/∂z₁ = sμ(1 − μ) (ψ(α) − ψ(β) − log(y/(1 − y))) and
    /// ∂Loss/∂z₂ = α(ψ(α) − ψ(s) − log y) + β(ψ(β) − ψ(s) − log(1 − y)).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (logit, logPrecision) = Two(z, y);
        var (logA, logB) = LogShapes(logit, logPrecision);
        double mu = LogitLink.Sigmoid(logit), rest = LogitLink.Sigmoid(-logit);
        double slopeA = GammaFunctions.LogScaledGammaSlope(logA), slopeB = GammaFunctions.LogScaledGammaSlope(logB);
        gradient[0] = Exponentials.TimesExp(mu * rest * (logit - Math.Log(y) + Exponentials.Log1p(-y)), logPrecision)
            + rest * slopeA - mu * slopeB;
        gradient[1] = Exponentials.TimesExp(Divergence(logit, y), logPrecision)
            + slopeA + slopeB - GammaFunctions.LogScaledGammaSlope(logPrecision);
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>
    /// With G as in the loss, its derivatives G′ and G″ by log x, and ℓ = z₁ − log(y/(1 − y)):
    /// ∂²Loss/∂z₁² = sμ(1 − μ) (1 + (1 − 2μ) ℓ) − μ(1 − μ) (G′(α) + G′(β)) + (1 − μ)² G″(α) + μ² G″(β),
    /// ∂²Loss/∂z₁∂z₂ = sμ(1 − μ) ℓ + (1 − μ) G″(α) − μ G″(β) and ∂²Loss/∂z₂² = s D + G″(α) + G″(β) − G″(s).
    /// </summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (logit, logPrecision) = Two(z, y);
        var (logA, logB) = LogShapes(logit, logPrecision);
        double mu = LogitLink.Sigmoid(logit), rest = LogitLink.Sigmoid(-logit), distance = logit - Math.Log(y) + Exponentials.Log1p(-y);
        double bendA = GammaFunctions.LogScaledGammaCurvature(logA), bendB = GammaFunctions.LogScaledGammaCurvature(logB);
        curvature[0] = Exponentials.TimesExp(mu * rest * (1 + (rest - mu) * distance), logPrecision)
            - mu * rest * (GammaFunctions.LogScaledGammaSlope(logA) + GammaFunctions.LogScaledGammaSlope(logB))
            + rest * rest * bendA + mu * mu * bendB;
        curvature[1] = Exponentials.TimesExp(mu * rest * distance, logPrecision) + rest * bendA - mu * bendB;
        curvature[2] = Exponentials.TimesExp(Divergence(logit, y), logPrecision)
            + bendA + bendB - GammaFunctions.LogScaledGammaCurvature(logPrecision);
    }

    /// <summary>Searched from the mean of y and the s that has the variance of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var mu = Mean.Of(y);
        var variance = Require.Spread(Mean.Of(y, value => (value - mu) * (value - mu)), y);
        return SearchStart(y, [Parameters[0].Link.Apply([mu])[0], Math.Log(mu * (1 - mu) / variance)]);
    }

    /// <inheritdoc/>
    public override void Check(double y)
    {
        if (!(y is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(y), y.ToString(CultureInfo.InvariantCulture), "y must lie between 0 and 1, ends excluded.");
        }
    }

    private static (double LogA, double LogB) LogShapes(double logit, double logPrecision) =>
        (logPrecision - Exponentials.Softplus(-logit), logPrecision - Exponentials.Softplus(logit));

    private static double Divergence(double logit, double y) =>
        Deviance.Of<Lanes1>(LogitLink.Sigmoid(logit), y, -Exponentials.Softplus(-logit) - Math.Log(y))
        + Deviance.Of<Lanes1>(LogitLink.Sigmoid(-logit), 1 - y, -Exponentials.Softplus(logit) - Exponentials.Log1p(-y));

    /// <inheritdoc/>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        var (logit, logPrecision) = Two(z, bound);
        var (logA, logB) = LogShapes(logit, logPrecision);
        var form = IncompleteBeta.TailAt(Exponentials.Bounded(logA), Exponentials.Bounded(logB), bound, 1 - bound);
        Gradient(z, bound, gradient);
        if (!curvature.IsEmpty)
        {
            Curvature(z, bound, curvature);
        }

        form.Slopes.ByMean.AddTo(gradient, curvature, (0, 1), (1, 0));
        return form.Loss(tail == Tail.Lower, Loss(z, bound) - Math.Log(bound) - Exponentials.Log1p(-bound), gradient, curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logit = batch.Z<T>(0, i), logPrecision = batch.Z<T>(1, i), y = batch.Y<T>(i), half = LaneMath.HalfExp(logPrecision);
            var softplus = LaneMath.Softplus(logit, out var mu, out var softplusOfMinus, out var rest);
            T logMu = -softplusOfMinus, logRest = -softplus;
            T logY = LaneMath.Log(y), logOfRest = LaneMath.Log1p(-y);
            var divergence = LaneMath.TimesSquare(Deviance.Of(mu, y, logMu - logY) + Deviance.Of(rest, 1.0 - y, logRest - logOfRest), half);
            T logA = logPrecision + logMu, logB = logPrecision + logRest, distance = logit - logY + logOfRest;
            var constantA = LogScaledGamma.Of(logA, out var slopeA);
            var constantB = LogScaledGamma.Of(logB, out var slopeB);
            var constant = LogScaledGamma.Of(logPrecision, out var slope);
            var pull = LaneMath.TimesSquare(mu * rest * distance, half);
            batch.Slope(0, i, pull + rest * slopeA - mu * slopeB);
            batch.Slope(1, i, divergence + slopeA + slopeB - slope);
            if (!batch.Curvatures.IsEmpty)
            {
                T bendA = LogScaledGammaCurvature.Of(logA), bendB = LogScaledGammaCurvature.Of(logB);
                var spread = LaneMath.TimesSquare(mu * rest * (1.0 + (rest - mu) * distance), half);
                batch.Curvature(
                    0, 0, i, spread - mu * rest * (slopeA + slopeB) + rest * rest * bendA + mu * mu * bendB);
                batch.Curvature(1, 0, i, pull + rest * bendA - mu * bendB);
                batch.Curvature(1, 1, i, divergence + bendA + bendB - LogScaledGammaCurvature.Of(logPrecision));
            }

            return divergence + constantA + constantB - constant + logY + logOfRest;
        }
    }
}
