using System.Runtime.CompilerServices;
using MathNet.Numerics.Statistics;

namespace LossNotebooks;

/// <summary>
/// Normal outputs, both parameters predicted: μ = z₁, σ = exp z₂. With σ as one constant it is ordinary regression with its spread
/// learned; with σ a function of x it is heteroscedastic. The loss is ½((y − μ)/σ)² + log σ + ½ log 2π.
/// </summary>
/// <remarks>Nix and Weigend (1994), Estimating the mean and variance of the target probability distribution.</remarks>
public sealed class NormalLikelihood : Likelihood<double, Normal>, ITailLikelihood
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [new("mu", "μ", new IdentityLink()), new("sigma", "σ", new LogLink())];

    /// <inheritdoc/>
    public override Normal At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(z[0], Require.PositiveExp(z[1]));
    }

    /// <summary>½u² + z₂ + ½ log 2π with u = (y − μ) exp(−z₂), straight from z so that it holds where σ itself would overflow.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var u = Standardised(z, y);
        return 0.5 * u * u + z[1] + Normal.HalfLogTwoPi;
    }

    /// <summary>∂Loss/∂z₁ = −u/σ and ∂Loss/∂z₂ = 1 − u², with u = (y − μ)/σ.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var u = Standardised(z, y);
        gradient[0] = Exponentials.TimesExp(-u, -z[1]);
        gradient[1] = 1 - u * u;
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z₁² = 1/σ², ∂²Loss/∂z₁∂z₂ = 2u/σ and ∂²Loss/∂z₂² = 2u².</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var u = Standardised(z, y);
        curvature[0] = Math.Exp(-2 * z[1]);
        curvature[1] = Exponentials.TimesExp(2 * u, -z[1]);
        curvature[2] = 2 * u * u;
    }

    /// <summary>The mean of y, and the log of its standard deviation (dividing by I, not I − 1: the maximum-likelihood value).</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2);
        var outputs = y.ToArray();
        var spread = Require.Spread(outputs.PopulationStandardDeviation(), y);
        return [outputs.Mean(), Math.Log(spread)];
    }

    /// <inheritdoc/>
    internal override double[] StartOfSquares(ReadOnlySpan<double> means, double[,] factor) =>
        [means[0], Math.Log(Math.Abs(factor[0, 0]))];

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <summary>Two, as y = 0 and y = 1: least squares then fits the linear probability model.</summary>
    public override int? Levels(int k = 0) => 2;

    /// <inheritdoc/>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        CheckPair(z, bound);
        return TailBatch.One(this, tail, z, bound, gradient, curvature);
    }

    void ITailLikelihood.TailLosses(Tail tail, Batch<double> bounds) => LaneLoop.Run(new FastTail(tail, bounds), bounds.Losses);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private double Standardised(ReadOnlySpan<double> z, double y)
    {
        var (mu, logSigma) = Two(z, y);
        return Exponentials.TimesExp(y - mu, -logSigma);
    }

    private readonly ref struct FastTail(Tail tail, Batch<double> bounds) : ILaneTerm
    {
        private readonly Batch<double> bounds = bounds;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var half = LaneMath.HalfExp(-bounds.Z<T>(1, i));
            var u = LaneMath.TimesSquare(bounds.Y<T>(i) - bounds.Z<T>(0, i), half);
            return TailTerm<T>.Normal(tail, u, !bounds.Curvatures.IsEmpty).MovedAndScaled(bounds, i, u, half, -1);
        }
    }

    // The members for one example, word for word, on vectors; exp(−z₂) in two halves, because it alone may overflow.
    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logSigma = batch.Z<T>(1, i), half = LaneMath.HalfExp(-logSigma);
            var u = LaneMath.TimesSquare(batch.Y<T>(i) - batch.Z<T>(0, i), half);
            batch.Slope(0, i, LaneMath.TimesSquare(-u, half));
            batch.Slope(1, i, 1.0 - u * u);
            batch.Curvature(0, 0, i, half * half * (half * half));
            batch.Curvature(1, 0, i, LaneMath.TimesSquare(2.0 * u, half));
            batch.Curvature(1, 1, i, 2.0 * u * u);
            return 0.5 * u * u + logSigma + Normal.HalfLogTwoPi;
        }
    }
}
