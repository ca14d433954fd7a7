namespace LossNotebooks;

/// <summary>
/// Counts behind a hurdle, over any likelihood of counts: whether there is anything to count is decided first, Pr(0) = π, and how much is
/// a count from 1 on. The model predicts the raw outputs of the counts, and as the last one a = log(π/(1 − π)). Unlike
/// <see cref="ZeroInflatedLikelihood{TCounts}"/> it may also have fewer zeros than the counts alone. With the loss L of the counts, and L₀
/// that of a 0, the loss is log(1 + exp(−a)) for y = 0, and log(1 + exp a) + L + log(1 − exp(−L₀)) for y &gt; 0.
/// </summary>
/// <typeparam name="TCounts">The distribution of the counts, as it would be with its own zeros.</typeparam>
/// <param name="counts">Their likelihood.</param>
/// <remarks>Mullahy (1986), Specification and testing of some modified count data models.</remarks>
public sealed class HurdleLikelihood<TCounts>(Likelihood<double, TCounts> counts) : Likelihood<double, ZeroInflated>
    where TCounts : CountDistribution
{
    private readonly BernoulliLikelihood zero = new();
    private readonly ZeroTruncatedLikelihood<TCounts> positive = new(counts);
    private readonly Likelihood<double, TCounts> counts = counts;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. counts.Parameters, new("zero", "π", new LogitLink())];

    /// <inheritdoc/>
    public override bool HasCurvature => positive.HasCurvature;

    /// <summary>Zeros with probability π among counts that have none of their own.</summary>
    public override ZeroInflated At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        return new(LogitLink.Sigmoid(z[^1]), positive.At(z[..^1]));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        return zero.Loss(z[^1..], IsZero(y)) + (y == 0 ? 0 : positive.Loss(z[..^1], y));
    }

    /// <summary>∂Loss/∂a = π − 1 for y = 0 and π for y &gt; 0, where the rest is that of
    /// <see cref="ZeroTruncatedLikelihood{TCounts}"/>.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        CheckPair(z, y);
        gradient.Clear();
        zero.Gradient(z[^1..], IsZero(y), gradient[^1..]);
        if (y > 0)
        {
            positive.Gradient(z[..^1], y, gradient[..^1]);
        }
    }

    /// <summary>∂²Loss/∂a² = π (1 − π), and for y &gt; 0 that of <see cref="ZeroTruncatedLikelihood{TCounts}"/>; 0 between them.</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        curvature.Clear();
        zero.Curvature(z[^1..], IsZero(y), curvature[^1..]);
        if (y > 0)
        {
            positive.Curvature(z[..^1], y, curvature[..Triangle.Size(z.Length - 1)]);
        }
    }

    /// <summary>The best counts from 1 on, and the logit of the share of zeros.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        double[] outputs = y.ToArray(), above = Array.FindAll(outputs, value => value > 0);
        return above.Length > 0 && above.Length < outputs.Length
            ? [.. positive.Start(above), .. zero.Start(Array.ConvertAll(outputs, IsZero))]
            : throw new ArgumentException(
                $"{(above.Length == 0 ? "Every" : "No")} y is 0, so no finite logit of the zeros is best; both must occur.", nameof(y));
    }

    /// <inheritdoc/>
    public override void Check(double y) => counts.Check(y);

    /// <inheritdoc/>
    public override string ToString() => $"HurdleLikelihood({counts})";

    /// <inheritdoc/>
    // The raw outputs of the counts come first; what they make of a 0 is taken out again.
    protected internal override void Evaluate(Batch<double> batch)
    {
        positive.Evaluate(batch.First(RawOutputs - 1));
        LaneLoop.Run(new HurdleTerm(batch, RawOutputs - 1), batch.Losses);
    }

    private static double IsZero(double y) => y == 0 ? 1 : 0;
}
