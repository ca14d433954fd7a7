using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Positive amounts with a longer tail than a gamma's: the model predicts the mean μ = exp z₁ and the shape λ = exp z₂ of an inverse
/// Gaussian. With t = log y − z₁ the loss is λ/μ (cosh t − 1) + ½ (3 log y − z₂ + log 2π).
/// </summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, sections 2.2 and 8.3.</remarks>
public sealed class InverseGaussianLikelihood : Likelihood<double, InverseGaussian>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new LogLink(), IsMean: true), new("shape", "λ", new LogLink())];

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <inheritdoc/>
    public override InverseGaussian At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Require.PositiveExp(z[0]), Require.PositiveExp(z[1]));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (logMu, logShape) = Two(z, y);
        return Distance(Math.Log(y) - logMu, logShape - logMu) + 1.5 * Math.Log(y) - 0.5 * logShape + Normal.HalfLogTwoPi;
    }

    /// <summary>∂Loss/∂z₁ = −λ/μ (y/μ − 1) and ∂Loss/∂z₂ = λ/μ (cosh t − 1) − ½.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (logMu, logShape) = Two(z, y);
        double t = Math.Log(y) - logMu, logSize = logShape - logMu;
        gradient[0] = -Exponentials.Expm1TimesExp(t, logSize);
        gradient[1] = Distance(t, logSize) - 0.5;
    }

    /// <summary>∂²Loss/∂z₁² = λ/μ (2y/μ − 1), ∂²Loss/∂z₁∂z₂ = −λ/μ (y/μ − 1) and ∂²Loss/∂z₂² = λ/μ (cosh t − 1).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (logMu, logShape) = Two(z, y);
        double t = Math.Log(y) - logMu, logSize = logShape - logMu;
        curvature[1] = -Exponentials.Expm1TimesExp(t, logSize);
        curvature[0] = Math.Exp(logSize) - 2 * curvature[1];
        curvature[2] = Distance(t, logSize);
    }

    /// <summary>μ is the mean of y, and 1/λ that of (y − μ)²/μ²y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var mu = Mean.Of(y);
        var spread = Mean.Of(y, value => value / mu - 1 is var distance ? distance * distance / (value / mu) : double.NaN) / mu;
        return [Math.Log(mu), -Math.Log(Require.Spread(spread, y))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Positive(y);

    /// <inheritdoc/>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        var (logMu, logShape) = Two(z, bound);
        var log = Math.Log(bound);
        var form = InverseGaussianTail.At(logShape - logMu, log - logMu);
        Gradient(z, bound, gradient);
        if (!curvature.IsEmpty)
        {
            Curvature(z, bound, curvature);
        }

        form.Slopes.AddTo(gradient, curvature, (-1, -1), (1, 0));
        return form.Loss(tail == Tail.Lower, Loss(z, bound) - log, gradient, curvature);
    }

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    // λ/μ (cosh t − 1), of which the half with exp t is as good as all for large t, and the other for small.
    private static double Distance(double t, double logSize) =>
        0.5 * (Exponentials.Expm1MinusTimesExp(t, logSize) + Exponentials.Expm1MinusTimesExp(-t, logSize));

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logMu = batch.Z<T>(0, i), logShape = batch.Z<T>(1, i), log = LaneMath.Log(batch.Y<T>(i)), t = log - logMu;
            T logSize = logShape - logMu, u = T.Abs(t), rises = Expm1.Of(u), falls = rises / (1.0 + rises); // falls = 1 − exp(−u)
            T far = u > Exponentials.Far, half = LaneMath.HalfExp(logSize), halfOfFar = half;
            if (T.Any(far))
            {
                // Where exp u may overflow, exp(u) λ/μ is all that is left.
                halfOfFar = LaneMath.HalfExp(T.Select(far, u + logSize, logSize));
                rises = T.Select(far, 1.0, rises);
                falls = T.Select(far, 1.0, falls);
            }

            var distance = LaneMath.TimesSquare(0.5 * rises * falls, halfOfFar); // exp u + exp(−u) − 2 = rises · falls
            var pull = T.Select(t < 0.0, -LaneMath.TimesSquare(falls, half), LaneMath.TimesSquare(rises, halfOfFar));
            batch.Slope(0, i, -pull);
            batch.Slope(1, i, distance - 0.5);
            if (!batch.Curvatures.IsEmpty)
            {
                batch.Curvature(0, 0, i, LaneMath.Exp(logSize) + 2.0 * pull);
                batch.Curvature(1, 0, i, -pull);
                batch.Curvature(1, 1, i, distance);
            }

            return distance + 1.5 * log - 0.5 * logShape + Normal.HalfLogTwoPi;
        }
    }
}
