using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Positive amounts: the model predicts the mean μ = exp z₁ and the shape α = exp z₂ of a gamma with rate β = α/μ; the standard deviation
/// is μ/√α. The loss is log Γ(α) − α log(α/μ) − (α − 1) log y + α y/μ.
/// </summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 8 with ν = α.</remarks>
public sealed class GammaLikelihood : Likelihood<double, Gamma>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new LogLink(), IsMean: true), new("shape", "α", new LogLink())];

    /// <inheritdoc/>
    public override Gamma At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Require.PositiveExp(z[1]), Require.PositiveExp(z[1] - z[0]));
    }

    /// <summary>With t = log(y/μ): α (exp t − 1 − t) + log y + log(Γ(α) (e/α)^α), which cancels nothing.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (logMu, logShape) = Two(z, y);
        var log = Math.Log(y);
        return Exponentials.Expm1MinusTimesExp(log - logMu, logShape) + log + GammaFunctions.LogScaledGamma(logShape);
    }

    /// <summary>∂Loss/∂z₁ = α (1 − y/μ) and ∂Loss/∂z₂ = α (y/μ − 1 − log(y/μ) + ψ(α) − log α).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (logMu, logShape) = Two(z, y);
        var t = Math.Log(y) - logMu;
        gradient[0] = -Exponentials.Expm1TimesExp(t, logShape);
        gradient[1] = Exponentials.Expm1MinusTimesExp(t, logShape) + GammaFunctions.LogScaledGammaSlope(logShape);
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z₁² = α y/μ, ∂²Loss/∂z₁∂z₂ = α (1 − y/μ) and
    /// ∂²Loss/∂z₂² = α (y/μ − 1 − log(y/μ)) + α (ψ(α) − log α) + α (α ψ′(α) − 1).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (logMu, logShape) = Two(z, y);
        var t = Math.Log(y) - logMu;
        curvature[0] = Math.Exp(t + logShape);
        curvature[1] = -Exponentials.Expm1TimesExp(t, logShape);
        curvature[2] = Exponentials.Expm1MinusTimesExp(t, logShape) + GammaFunctions.LogScaledGammaCurvature(logShape);
    }

    /// <summary>μ is the mean of y; α, where log α − ψ(α) is the log of the mean minus the mean of the logs, to the last
    /// digit.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var mu = Mean.Of(y);
        var gap = -Mean.Of(y, value => Math.Log(value / mu));
        Require.Spread(gap, y);
        return [Math.Log(mu), Math.Log(RisingRoot.Of(new(1e-300, 1e300), shape => gap - GammaFunctions.LogMinusDigamma(shape)))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Positive(y);

    /// <inheritdoc/>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        var (logMu, logShape) = Two(z, bound);
        double log = Math.Log(bound), t = log - logMu;
        var form = IncompleteGamma.TailAt(
            Exponentials.Bounded(logShape), Exponentials.Bounded(logShape + t), Exponentials.Expm1TimesExp(t, logShape));
        Gradient(z, bound, gradient);
        if (!curvature.IsEmpty)
        {
            Curvature(z, bound, curvature);
        }

        form.Slopes.AddTo(gradient, curvature, (0, -1), (1, 0));
        return form.Loss(tail == Tail.Lower, Loss(z, bound) - log, gradient, curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    // The members for one example; where exp t may overflow, exp(t) α = exp(t + z₂) is all that is left.
    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logMu = batch.Z<T>(0, i), logShape = batch.Z<T>(1, i), log = LaneMath.Log(batch.Y<T>(i)), t = log - logMu;
            T far = t > Exponentials.Far, half = LaneMath.HalfExp(T.Select(far, t + logShape, logShape));
            var expm1Minus = LaneMath.Expm1Minus(t, out var expm1);
            var distance = LaneMath.TimesSquare(T.Select(far, 1.0, expm1Minus), half);
            var constant = LogScaledGamma.Of(logShape, out var slope);
            var pull = -LaneMath.TimesSquare(T.Select(far, 1.0, expm1), half);
            batch.Slope(0, i, pull);
            batch.Slope(1, i, distance + slope);
            if (!batch.Curvatures.IsEmpty)
            {
                batch.Curvature(0, 0, i, LaneMath.Exp(t + logShape));
                batch.Curvature(1, 0, i, pull);
                batch.Curvature(1, 1, i, distance + LogScaledGammaCurvature.Of(logShape));
            }

            return distance + log + constant;
        }
    }
}
