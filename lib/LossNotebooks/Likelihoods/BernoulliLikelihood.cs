using System.Globalization;
using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>
/// Outputs in {0, 1}: the model predicts the logit z, p = sigmoid(z). The loss is binary cross-entropy, log(1 + exp z) − y z.
/// </summary>
/// <remarks>Bishop (2006), eq. 4.90.</remarks>
public sealed class BernoulliLikelihood : Likelihood<double, Bernoulli>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new LogitLink())];

    /// <inheritdoc/>
    public override Bernoulli At(params ReadOnlySpan<double> z) => new(LogitLink.Sigmoid(Require.RawOutputs(1, z)[0]));

    /// <summary>softplus(z) for y = 0, softplus(−z) for y = 1: neither overflows nor loses the small losses.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) => Exponentials.Softplus(y == 1 ? -One(z, y) : One(z, y));

    /// <summary>∂Loss/∂z = p − y.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
        gradient[0] = y == 1 ? -LogitLink.Sigmoid(-One(z, y)) : LogitLink.Sigmoid(One(z, y));

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z² = p (1 − p).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) =>
        curvature[0] = LogitLink.Sigmoid(One(z, y)) * LogitLink.Sigmoid(-z[0]);

    /// <summary>The logit of the share of ones.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var share = Mean.Of(y);
        return share is > 0 and < 1 ? [Parameters[0].Link.Apply([share])[0]]
            : throw new ArgumentException("Every y is the same, so no finite logit is best; both 0 and 1 must occur.", nameof(y));
    }

    /// <inheritdoc/>
    public override void Check(double y)
    {
        if (y * (y - 1) != 0) // One question, whose answer the processor can foresee: which of the two y is, it can't.
        {
            throw new ArgumentOutOfRangeException(nameof(y), y.ToString(CultureInfo.InvariantCulture), "y must be 0 or 1.");
        }
    }

    /// <summary>Two: y = 0 and y = 1.</summary>
    public override int? Levels(int k = 0) => 2;

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

    private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var sign = 1.0 - 2.0 * batch.Y<T>(i); // 1 for y = 0, −1 for y = 1
            var loss = LaneMath.Softplus(sign * batch.Z<T>(0, i), out var sigmoid, out _, out var rest);
            batch.Slope(0, i, sign * sigmoid);
            batch.Curvature(0, 0, i, sigmoid * rest);
            return loss;
        }
    }
}
