using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Normal outputs with a known spread: the model predicts the mean μ = z, σ is given. The loss is
/// (y − μ)² / 2σ² + log σ + ½ log 2π: least squares, up to a factor and a constant.
/// </summary>
/// <param name="sigma">σ &gt; 0, in the units of y.</param>
/// <exception cref="ArgumentOutOfRangeException">σ is not finite and positive.</exception>
public sealed class NormalMeanLikelihood(double sigma) : Likelihood<double, Normal>, ITailLikelihood
{
    /// <summary>σ, the known standard deviation.</summary>
    public double Sigma { get; } = Require.Positive(sigma);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mu", "μ", new IdentityLink())];

    /// <inheritdoc/>
    public override Normal At(params ReadOnlySpan<double> z) => new(Require.RawOutputs(1, z)[0], Sigma);

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var u = (y - One(z, y)) / Sigma;
        return 0.5 * u * u + Constant;
    }

    /// <summary>∂Loss/∂μ = (μ − y) / σ².</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
        gradient[0] = (One(z, y) - y) / (Sigma * Sigma);

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂μ² = 1 / σ².</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        curvature[0] = 1 / (Sigma * Sigma);
    }

    /// <inheritdoc/>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        CheckPair(z, bound);
        return TailBatch.One(this, tail, z, bound, gradient, curvature);
    }

    void ITailLikelihood.TailLosses(Tail tail, Batch<double> bounds) => LaneLoop.Run(new FastTail(tail, bounds, Sigma), bounds.Losses);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) =>
        LaneLoop.Run(new SquaredResidual(batch, 1 / (Sigma * Sigma), Constant), batch.Losses);

    /// <summary>The mean of y.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        return [Mean.Of(y)];
    }

    /// <inheritdoc/>
    internal override double[] StartOfSquares(ReadOnlySpan<double> means, double[,] factor) => [means[0]];

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <summary>Two, as y = 0 and y = 1: least squares then fits the linear probability model.</summary>
    public override int? Levels(int k = 0) => 2;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"NormalMeanLikelihood(σ = {Sigma:R})");

    private double Constant { get; } = Math.Log(sigma) + Normal.HalfLogTwoPi;

    private readonly ref struct FastTail(Tail tail, Batch<double> bounds, double sigma) : ILaneTerm
    {
        private readonly Batch<double> bounds = bounds;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T> =>
            TailTerm<T>.Normal(tail, (bounds.Y<T>(i) - bounds.Z<T>(0, i)) / sigma, !bounds.Curvatures.IsEmpty).Moved(bounds, i, -1 / sigma);
    }

    // Least squares: the residuals are all it takes.
    private readonly ref struct SquaredResidual(Batch<double> batch, double precision, double constant) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var residual = batch.Z<T>(0, i) - batch.Y<T>(i);
            batch.Slope(0, i, precision * residual);
            batch.Curvature<T>(0, 0, i, precision);
            return 0.5 * precision * residual * residual + constant;
        }
    }
}
