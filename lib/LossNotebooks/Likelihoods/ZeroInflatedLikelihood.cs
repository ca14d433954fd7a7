namespace LossNotebooks;

/// <summary>
/// Counts of which a share π is 0 for a reason of its own, over any likelihood of counts: the model predicts the raw outputs of that
/// likelihood, and as the last one a = log(π/(1 − π)). With the loss L of the counts, and L₀ that of a 0, the loss is
/// log(1 + exp a) + L for y &gt; 0, and log(1 + exp(−a)) − log(1 + exp(−a − L₀)) for y = 0.
/// </summary>
/// <typeparam name="TCounts">The distribution of the counts.</typeparam>
/// <param name="counts">The likelihood of the counts that are not certain zeros.</param>
/// <remarks>Lambert (1992), Zero-inflated Poisson regression, with an application to defects in manufacturing.</remarks>
public sealed class ZeroInflatedLikelihood<TCounts>(Likelihood<double, TCounts> counts) : Likelihood<double, ZeroInflated>
    where TCounts : CountDistribution
{
    // The logit of a share of zeros so small that hardly any data could tell it from none.
    private const double HardlyAny = -5;

    private readonly Likelihood<double, TCounts> counts = Require.NotNull(counts);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [.. counts.Parameters, new("zero", "π", new LogitLink())];

    /// <inheritdoc/>
    public override bool HasCurvature => counts.HasCurvature;

    /// <inheritdoc/>
    public override ZeroInflated At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        return new(LogitLink.Sigmoid(z[^1]), counts.At(z[..^1]));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        double a = z[^1], loss = counts.Loss(z[..^1], y), t = a + loss;
        return y > 0 || t < 0 ? Exponentials.Softplus(a) + loss - (y > 0 ? 0 : Exponentials.Softplus(t))
            : Exponentials.Softplus(-a) - Exponentials.Softplus(-t);
    }

    /// <summary>With r = sigmoid(a + L₀), how probable it is that a 0 is a certain one: for y = 0 it is ∂Loss/∂a = π − r and ∂Loss/∂z =
    /// (1 − r) ∂L₀/∂z; for y &gt; 0, π and ∂L/∂z.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        CheckPair(z, y);
        var one = new OneExample(counts, z, y, gradient[..^1]);
        gradient[^1] = one.SlopeOfLogit;
        for (var k = 0; k < gradient.Length - 1; k++)
        {
            gradient[k] = one.Rest == 0 ? 0 : one.Rest * gradient[k];
        }
    }

    /// <summary>For y = 0, with v = r (1 − r): ∂²Loss/∂a² = π (1 − π) − v, ∂²Loss/∂a∂z = −v ∂L₀/∂z and ∂²Loss/∂z² = (1 − r) ∂²L₀/∂z² −
    /// v ∂L₀/∂z (∂L₀/∂z)ᵀ; for y &gt; 0, π (1 − π), 0 and ∂²L/∂z².</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        var size = z.Length - 1;
        Span<double> slopes = size <= Scratch.OnStack ? stackalloc double[size] : new double[size];
        var one = new OneExample(counts, z, y, slopes);
        counts.Curvature(z[..^1], y, curvature[..Triangle.Size(size)]);
        for (var k = 0; k < size; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                ref var entry = ref curvature[Triangle.Place(k, l)];
                entry = one.Rest == 0 ? 0 : one.Rest * entry - one.Spread * slopes[k] * slopes[l];
            }

            curvature[Triangle.Place(size, k)] = one.Rest == 0 ? 0 : -one.Spread * slopes[k];
        }

        curvature[^1] = LogitLink.Sigmoid(z[^1]) * LogitLink.Sigmoid(-z[^1]) - one.Spread;
    }

    /// <summary>Searched from the best counts alone and half of the zeros; where they have at least as many zeros as y, it is best to have
    /// no others, and π is small.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var start = counts.Start(y);
        double zeros = Mean.Of(y, value => value == 0 ? 1 : 0), expected = Math.Exp(-counts.Loss(start, 0));
        return zeros > expected ? SearchStart(y, [.. start, Math.Log(zeros / (2 - zeros))]) : [.. start, HardlyAny];
    }

    /// <inheritdoc/>
    public override void Check(double y) => counts.Check(y);

    /// <inheritdoc/>
    public override string ToString() => $"ZeroInflatedLikelihood({counts})";

    /// <inheritdoc/>
    // The raw outputs of the counts come first, so that they compute their own batch in place.
    protected internal override void Evaluate(Batch<double> batch)
    {
        counts.Evaluate(batch.First(counts.RawOutputs));
        LaneLoop.Run(new ZeroInflatedTerm(batch, counts.RawOutputs), batch.Losses);
    }

    // 1 − r and v for a 0, 1 and 0 for the others.
    private readonly ref struct OneExample
    {
        public OneExample(Likelihood<double, TCounts> counts, ReadOnlySpan<double> z, double y, Span<double> slopes)
        {
            double a = z[^1], loss = counts.Loss(z[..^1], y), t = a + loss, certain = LogitLink.Sigmoid(t);
            counts.Gradient(z[..^1], y, slopes);
            Rest = y == 0 ? LogitLink.Sigmoid(-t) : 1;
            Spread = y == 0 ? certain * Rest : 0;
            SlopeOfLogit = y == 0 ? certain * LogitLink.Sigmoid(-a) * Exponentials.Expm1(-loss) : LogitLink.Sigmoid(a);
        }

        public double Rest { get; }

        public double Spread { get; }

        public double SlopeOfLogit { get; }
    }
}
