using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Times until something fails: the model predicts the scale λ = exp z₁ and the shape k = exp z₂ of a Weibull. With t = k (log y − z₁) the
/// loss is exp t − t − z₂ + log y.
/// </summary>
/// <remarks>Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 3 (with σ = 1/k).</remarks>
public sealed class WeibullLikelihood : Likelihood<double, Weibull>, ITailLikelihood
{
    private const double Overflow = 709; // exp t beyond it is no double

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("scale", "λ", new LogLink()), new("shape", "k", new LogLink())];

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <inheritdoc/>
    public override Weibull At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(Require.PositiveExp(z[1]), Require.PositiveExp(z[0]));
    }

    /// <summary>1 + (exp t − 1 − t) − z₂ + log y.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var t = Read(z, y);
        return t > Overflow ? double.PositiveInfinity : 1 + Exponentials.Expm1Minus(t) - z[1] + Math.Log(y);
    }

    /// <summary>∂Loss/∂z₁ = −k (exp t − 1) and ∂Loss/∂z₂ = t (exp t − 1) − 1.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        double t = Read(z, y), expm1 = Exponentials.Expm1(t);
        gradient[0] = -Exponentials.TimesExp(expm1, z[1]);
        gradient[1] = t * expm1 - 1;
    }

    /// <summary>∂²Loss/∂z₁² = k² exp t, ∂²Loss/∂z₁∂z₂ = −k (exp t − 1 + t exp t) and ∂²Loss/∂z₂² = t (exp t − 1 + t exp t).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        double t = Read(z, y), exp = Math.Exp(t), rise = Exponentials.Expm1(t) + (t == 0 ? 0 : t * exp);
        curvature[0] = Exponentials.TimesExp(1, 2 * z[1] + t);
        curvature[1] = -Exponentials.TimesExp(rise, z[1]);
        curvature[2] = t * rise;
    }

    /// <summary>Searched from the mean and the standard deviation of log y, which are log λ − 0.58/k and 1.28/k.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var mean = Mean.Of(y, Math.Log);
        var deviation = Math.Sqrt(Mean.Of(y, value => Math.Pow(Math.Log(value) - mean, 2)));
        var logShape = Math.Log(Math.PI / Math.Sqrt(6) / Require.Spread(deviation, y));
        return SearchStart(y, [mean + 0.5772156649015329 * Math.Exp(-logShape), logShape]);
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Positive(y);

    /// <summary>exp t, or −log(1 − exp(−exp t)).</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        CheckPair(z, bound);
        return TailBatch.One(this, tail, z, bound, gradient, curvature);
    }

    void ITailLikelihood.TailLosses(Tail tail, Batch<double> bounds) => LaneLoop.Run(new FastTail(tail, bounds), bounds.Losses);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private double Read(ReadOnlySpan<double> z, double y)
    {
        var (logScale, logShape) = Two(z, y);
        return Exponentials.TimesExp(Math.Log(y) - logScale, logShape);
    }

    private readonly ref struct FastTail(Tail tail, Batch<double> bounds) : ILaneTerm
    {
        private readonly Batch<double> bounds = bounds;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var half = LaneMath.HalfExp(bounds.Z<T>(1, i));
            var t = LaneMath.TimesSquare(LaneMath.Log(bounds.Y<T>(i)) - bounds.Z<T>(0, i), half);
            return TailTerm<T>.OfLogHazard(tail, t).MovedAndScaled(bounds, i, t, half, 1);
        }
    }

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logShape = batch.Z<T>(1, i), half = LaneMath.HalfExp(logShape), log = LaneMath.Log(batch.Y<T>(i));
            var t = LaneMath.TimesSquare(log - batch.Z<T>(0, i), half);
            var loss = LaneMath.Expm1Minus(t, out var expm1);
            batch.Slope(0, i, -LaneMath.TimesSquare(expm1, half));
            batch.Slope(1, i, t * expm1 - 1.0);
            if (!batch.Curvatures.IsEmpty)
            {
                var rise = expm1 + T.Select(T.Equal(t, 0.0), 0.0, t * LaneMath.Exp(t));
                batch.Curvature(0, 0, i, LaneMath.Exp(2.0 * logShape + t));
                batch.Curvature(1, 0, i, -LaneMath.TimesSquare(rise, half));
                batch.Curvature(1, 1, i, t * rise);
            }

            return T.Select(t > Overflow, double.PositiveInfinity, 1.0 + loss - logShape + log);
        }
    }
}
