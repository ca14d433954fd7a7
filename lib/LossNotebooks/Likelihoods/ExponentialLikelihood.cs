using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Exponential outputs: the model predicts the log of the rate, λ = exp z. The loss is λ y − z.
/// </summary>
/// <remarks>Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 2 (exponential regression).</remarks>
public sealed class ExponentialLikelihood : Likelihood<double, Exponential>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("rate", "λ", new LogLink())];

    /// <inheritdoc/>
    public override Exponential At(params ReadOnlySpan<double> z) => new(Require.PositiveExp(Require.RawOutputs(1, z)[0]));

    /// <summary>y exp(z) − z.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) => Exponentials.TimesExp(y, One(z, y)) - z[0];

    /// <summary>∂Loss/∂z = λ y − 1.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
        gradient[0] = Exponentials.TimesExp(y, One(z, y)) - 1;

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z² = λ y.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) =>
        curvature[0] = Exponentials.TimesExp(y, One(z, y));

    /// <summary>λ = 1 / the mean of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return [-Math.Log(Require.MeanAboveZero(Mean.Of(y)))];
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.NotNegative(y);

    /// <summary>λ y, or −log(1 − exp(−λ y)).</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        CheckPair(z, bound);
        return TailBatch.One(this, tail, z, bound, gradient, curvature);
    }

    void ITailLikelihood.TailLosses(Tail tail, Batch<double> bounds) => LaneLoop.Run(new FastTail(tail, bounds), bounds.Losses);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private readonly ref struct FastTail(Tail tail, Batch<double> bounds) : ILaneTerm
    {
        private readonly Batch<double> bounds = bounds;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T> =>
            TailTerm<T>.OfLogHazard(tail, bounds.Z<T>(0, i) + LaneMath.Log(bounds.Y<T>(i))).Moved(bounds, i, 1);
    }

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var z = batch.Z<T>(0, i);
            var expected = LaneMath.TimesSquare(batch.Y<T>(i), LaneMath.HalfExp(z));
            batch.Slope(0, i, expected - 1.0);
            batch.Curvature(0, 0, i, expected);
            return expected - z;
        }
    }
}
