using MathNet.Numerics.Statistics;

namespace LossNotebooks;

/// <summary>
/// Outputs from one of K normals: the model predicts K logits of the weights p = softmax(…), K means μ and K (or one common) log σ; a
/// neural network that does so is a mixture density network. The loss is −log Σₖ p[k] Normal(y|μ[k], σ[k]).
/// </summary>
/// <remarks>Bishop (1994), Mixture density networks.</remarks>
public sealed partial class NormalMixtureLikelihood : Likelihood<double, NormalMixture>
{
    private readonly bool commonSigma;

    /// <summary>A mixture of <paramref name="components"/> ≥ 2 normals.</summary>
    /// <param name="components">K.</param>
    /// <param name="commonSigma">Whether all components share one σ.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two components.</exception>
    public NormalMixtureLikelihood(int components, bool commonSigma = false)
    {
        Components = Require.AtLeast(2, components);
        this.commonSigma = commonSigma;
        Parameters =
        [
            new("p", "p", new SoftmaxLink(), components),
            new("mu", "μ", new IdentityLink(), components),
            new("sigma", "σ", new LogLink(), commonSigma ? 1 : components),
        ];
    }

    /// <summary>K, the number of components.</summary>
    public int Components { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override NormalMixture At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        var sigmas = new double[Components];
        for (var k = 0; k < Components; k++)
        {
            sigmas[k] = Require.PositiveExp(LogSigma(z, k));
        }

        return new(Parameters[0].Link.Invert(z[..Components]), z.Slice(Components, Components), sigmas);
    }

    /// <summary>log Σ exp of the logits, minus log Σ exp of logit and log-density together.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        CheckPair(z, y);
        Span<double> joint = Components <= Scratch.OnStack ? stackalloc double[Components] : new double[Components];
        return Exponentials.LogSumExp(z[..Components]) - Joint(z, y, joint);
    }

    /// <summary>
    /// With r[k] the share of component k in Pr(y) and u = (y − μ[k])/σ[k]: ∂Loss/∂logit = p[k] − r[k], ∂Loss/∂μ[k] = −r[k] u/σ[k] and
    /// ∂Loss/∂log σ[k] = r[k] (1 − u²), summed over k if σ is common.
    /// </summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        CheckPair(z, y);
        Span<double> loss = stackalloc double[1];
        Evaluate(new(z, [y], loss, gradient)); // a batch of one
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>
    /// With d[k] the derivatives of logit and log-density of component k, 1, u/σ[k] and u² − 1: the curvature of the logits' log Σ exp,
    /// minus the mean over the shares r of the second derivatives, minus the covariance of d. Between two components that leaves
    /// r[k] r[l] d[k] d[l] (and −p[k] p[l] of the logits), within one −r[k] (1 − r[k]) d[k] d[k] and r[k]/σ[k]², 2 r[k] u/σ[k] and
    /// 2 r[k] u²; with a common σ its rows are added up.
    /// </summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        CheckPair(z, y);
        Span<double> slopes = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        Span<double> loss = stackalloc double[1];
        Evaluate(new(z, [y], loss, slopes, curvature)); // a batch of one
    }

    /// <summary>Searched from K groups of equally many neighbouring y, each with its mean and standard deviation. The loss of a mixture has
    /// several minima: this is the one downhill from there, in order of rising means.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y, atLeast: 2 * Components);
        double[] sorted = [.. y.ToArray().Order()];
        var groups = Enumerable.Range(0, Components)
            .Select(k => sorted[(k * sorted.Length / Components)..((k + 1) * sorted.Length / Components)]).ToArray();
        var spread = Require.Spread(sorted.PopulationStandardDeviation(), y) / Components;
        double[] logs = [.. groups.Select(group => Math.Log(Math.Max(group.PopulationStandardDeviation(), 0.1 * spread)))];
        return SearchStart(
            y, [.. new double[Components], .. groups.Select(group => group.Mean()), .. commonSigma ? [logs.Average()] : logs]);
    }

    /// <inheritdoc/>
    public override void Check(double y) => Require.Finite(y);

    /// <inheritdoc/>
    public override string ToString() => $"NormalMixtureLikelihood(K = {Components}{(commonSigma ? ", common σ" : "")})";

    private double LogSigma(ReadOnlySpan<double> z, int k) => commonSigma ? z[^1] : z[2 * Components + k];

    // Logit and log-density of each component, and the log of the sum of their exponentials.
    private double Joint(ReadOnlySpan<double> z, double y, Span<double> joint)
    {
        for (var k = 0; k < Components; k++)
        {
            var logSigma = LogSigma(z, k);
            var u = Exponentials.TimesExp(y - z[Components + k], -logSigma);
            joint[k] = z[k] - 0.5 * u * u - logSigma - Normal.HalfLogTwoPi;
        }

        return Exponentials.LogSumExp(joint);
    }
}
