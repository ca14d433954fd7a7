using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MathNet.Numerics.Statistics;

namespace LossNotebooks;

/// <summary>
/// Outputs from one of K normals: the model predicts K logits of the weights p = softmax(…), K means μ and K (or one common) log σ; a
/// neural network that does so is a mixture density network. The loss is −log Σₖ p[k] Normal(y|μ[k], σ[k]).
/// </summary>
/// <remarks>Bishop (1994), Mixture density networks.</remarks>
public sealed class NormalMixtureLikelihood : Likelihood<double, NormalMixture>
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
        var spread = Require.Positive(sorted.PopulationStandardDeviation(), "the spread of y") / Components;
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

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        var length = 4 * Components * LaneLoop.MostLanes;
        Span<double> room = length <= 8 * Scratch.OnStack ? stackalloc double[length] : new double[length];
        LaneLoop.Run(new Fast(batch, room, Components, commonSigma), batch.Losses);
    }

    // The members for one example, on vectors of examples.
    private readonly ref struct Fast(Batch<double> batch, Span<double> room, int components, bool commonSigma) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;
        private readonly Span<double> room = room;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var rows = MemoryMarshal.Cast<double, T>(room);
            Span<T> logits = rows[..components], joint = rows.Slice(components, components);
            Span<T> half = rows.Slice(2 * components, components), u = rows.Slice(3 * components, components);
            for (var k = 0; k < components; k++)
            {
                var logSigma = batch.Z<T>(commonSigma ? 2 * components : 2 * components + k, i);
                half[k] = LaneMath.HalfExp(-logSigma);
                u[k] = LaneMath.TimesSquare(batch.Y<T>(i) - batch.Z<T>(components + k, i), half[k]);
                logits[k] = batch.Z<T>(k, i);
                joint[k] = logits[k] - 0.5 * u[k] * u[k] - logSigma - Normal.HalfLogTwoPi;
            }

            T total = Normalise(joint), weights = Normalise(logits), slope = 0.0;
            for (var k = 0; k < components; k++)
            {
                T share = joint[k], isNone = T.Equal(share, 0.0);
                batch.Slope(k, i, logits[k] - share);
                batch.Slope(components + k, i, T.Select(isNone, 0.0, LaneMath.TimesSquare(-share * u[k], half[k])));
                slope = T.Select(isNone, 0.0, share * (1.0 - u[k] * u[k])) + (commonSigma ? slope : 0.0);
                batch.Slope(commonSigma ? 2 * components : 2 * components + k, i, slope);
                u[k] = T.Select(isNone, 0.0, u[k]); // where it may be infinite
            }

            if (!batch.Curvatures.IsEmpty)
            {
                Bend(i, logits, joint, half, u);
            }

            return weights - total;
        }

        // log Σ exp; in place of each log there is then its share of the sum. Not the exponential of the log minus that of the sum: where
        // both are large their rounding would be many digits of a share near 1.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static T Normalise<T>(Span<T> logs)
            where T : struct, ILanes<T>
        {
            T largest = logs[0], sum = 0.0;
            foreach (var log in logs)
            {
                largest = T.Select(log > largest, log, largest);
            }

            foreach (ref var log in logs)
            {
                log = LaneMath.Exp(T.Select(T.Equal(log, largest), 0.0, log - largest));
                sum += log;
            }

            foreach (ref var share in logs)
            {
                share /= sum;
            }

            return largest + LaneMath.Log(sum);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Bend<T>(int i, Span<T> p, Span<T> shares, Span<T> half, Span<T> u)
            where T : struct, ILanes<T>
        {
            T ofSigma = 0.0;
            for (var k = 0; k < components; k++)
            {
                T share = shares[k], square = u[k] * u[k], rest = 0.0, gap = 0.0, squares = 0.0;
                for (var l = 0; l < components; l++)
                {
                    if (l != k)
                    {
                        var apart = commonSigma ? (u[k] - u[l]) * (u[k] + u[l]) : square - 1.0;
                        rest += shares[l];
                        gap += shares[l] * apart;
                        squares += shares[l] * apart * apart;
                        Between(i, k, l, share * shares[l], p[k] * p[l], half, u);
                    }
                }

                int mean = components + k, sigma = commonSigma ? 2 * components : 2 * components + k;
                batch.Curvature(k, k, i, p[k] * (1.0 - p[k]) - share * rest);
                batch.Curvature(mean, k, i, LaneMath.TimesSquare(-share * rest * u[k], half[k]));
                batch.Curvature(
                    mean, mean, i, LaneMath.TimesSquare(LaneMath.TimesSquare(share * (1.0 - rest * square), half[k]), half[k]));
                batch.Curvature(sigma, k, i, -share * gap);
                batch.Curvature(sigma, mean, i, LaneMath.TimesSquare(share * u[k] * (2.0 - gap), half[k]));
                ofSigma = share * (2.0 * square - (commonSigma ? 0.5 : 1.0) * squares) + (commonSigma ? ofSigma : 0.0);
                batch.Curvature(sigma, sigma, i, ofSigma);
            }
        }

        // Component k's row and component l's column.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Between<T>(int i, int k, int l, T shares, T weights, Span<T> half, Span<T> u)
            where T : struct, ILanes<T>
        {
            int mean = components + k, sigma = 2 * components + k, meanOfL = components + l, sigmaOfL = 2 * components + l;
            var bend = u[k] * u[k] - 1.0;
            var pull = LaneMath.TimesSquare(shares * u[k], half[k]);
            batch.Curvature(mean, l, i, pull);
            if (!commonSigma)
            {
                batch.Curvature(sigma, l, i, shares * bend);
                batch.Curvature(sigma, meanOfL, i, LaneMath.TimesSquare(shares * bend * u[l], half[l]));
            }

            if (l < k)
            {
                batch.Curvature(k, l, i, shares - weights);
                batch.Curvature(mean, meanOfL, i, LaneMath.TimesSquare(LaneMath.TimesSquare(shares * u[k] * u[l], half[k]), half[l]));
                if (!commonSigma)
                {
                    batch.Curvature(sigma, sigmaOfL, i, shares * bend * (u[l] * u[l] - 1.0));
                }
            }
        }
    }
}
