using System.Globalization;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Successes out of n trials: the model predicts the logit of one trial's success, p = sigmoid(z); n is given. The loss is
/// n log(1 + exp z) − y z − log C(n, y). With n = 1 it is the Bernoulli's.
/// </summary>
/// <param name="trials">n ≥ 1.</param>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 4.</remarks>
/// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
public sealed class BinomialLikelihood(int trials) : Likelihood<double, Binomial>, ITailLikelihood
{
    private const double Doubles = 700; // The exponential of a logit beyond is none.

    /// <summary>n, the number of trials.</summary>
    public int Trials { get; } = Require.AtLeast(1, trials);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new LogitLink())];

    /// <inheritdoc/>
    public override Binomial At(params ReadOnlySpan<double> z) => new(Trials, LogitLink.Sigmoid(Require.RawOutputs(1, z)[0]));

    /// <summary>y softplus(−z) + (n − y) softplus(z) − log C(n, y), of which large terms would cancel: so as D(y, np) + D(n − y, nq),
    /// q = 1 − p, with the deviance D(x, m) = x log(x/m) + m − x of a count, and the loss at p = y/n, where both are 0.</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) => new Parts<Lanes1>(Trials, y, One(z, y)).Loss + Constant(y);

    /// <summary>∂Loss/∂z = n p − y, as (n − y) p − y (1 − p) so that neither end loses its digits.</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
        gradient[0] = (Trials - y) * LogitLink.Sigmoid(One(z, y)) - y * LogitLink.Sigmoid(-z[0]);

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>∂²Loss/∂z² = n p (1 − p).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) =>
        curvature[0] = Trials * LogitLink.Sigmoid(One(z, y)) * LogitLink.Sigmoid(-z[0]);

    /// <summary>The logit of the share of successes.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var share = Mean.Of(y) / Trials;
        return share is > 0 and < 1 ? Parameters[0].Link.Apply([share])
            : throw new ArgumentException(
                $"Every y is {(share == 0 ? 0 : Trials)}, so no finite logit is best; give outputs that differ.", nameof(y));
    }

    /// <inheritdoc/>
    public override void Check(double y)
    {
        if (Require.Count(y) > Trials)
        {
            throw new ArgumentOutOfRangeException(
                nameof(y), y.ToString(CultureInfo.InvariantCulture), $"y must be a count from 0 to {Trials}.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"BinomialLikelihood(n = {Trials})");

    /// <summary>Pr(Y ≤ c) is the lower tail of a beta with the parameters n − c and c + 1, at 1 − p.</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        double logit = One(z, bound), p = LogitLink.Sigmoid(logit), q = LogitLink.Sigmoid(-logit);
        double a = Trials - bound, b = bound + 1;
        if (a == 0)
        {
            gradient.Clear();
            curvature.Clear();
            return tail == Tail.Lower ? 0 : double.PositiveInfinity;
        }

        var form = IncompleteBeta.TailAt(a, b, q, p);
        gradient[0] = a * p - b * q;
        if (!curvature.IsEmpty)
        {
            curvature[0] = (a + b) * p * q;
        }

        form.Slopes.AddTo(gradient, curvature, (0, -1));
        return form.Loss(tail == Tail.Lower, Front(a, b, logit, q, p), gradient, curvature);
    }

    // −log of the density by logit q where the tail begins, qᵃ pᵇ / B(a, b). Near the mean its logarithms cancel, and where p or q is about
    // to leave the doubles they are all that is known.
    private static double Front(double a, double b, double logit, double q, double p) => Math.Abs(logit) < Doubles
        ? -SaddlePoint.LogBinomial(a, b, q, p) - Math.Log(a) - Math.Log(b / (a + b))
        : a * Exponentials.Softplus(logit) + b * Exponentials.Softplus(-logit) + GammaFunctions.LogBeta(a, b);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        LaneLoop.Run(new Fast(batch, Trials), batch.Losses);
        for (var i = 0; i < batch.Examples; i++)
        {
            batch.Losses[i] += Constant(batch.Outputs[i]);
        }
    }

    // −log(C(n, y) (y/n)ʸ ((n − y)/n)ⁿ⁻ʸ), which does not depend on z.
    private double Constant(double y) =>
        PoissonLikelihood.Constant(y) + PoissonLikelihood.Constant(Trials - y) - PoissonLikelihood.Constant(Trials);

    private readonly ref struct Parts<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Parts(double trials, T successes, T logit)
        {
            T failures = trials - successes;
            var softplus = LaneMath.Softplus(logit, out var p, out var softplusOfMinus, out var q);
            var excess = successes * q - failures * p; // of the successes over their mean
            var ofSuccesses = Deviance.Of(
                successes, successes - excess, excess, LaneMath.Log(successes) - Math.Log(trials) + softplusOfMinus);
            var ofFailures = Deviance.Of(failures, failures + excess, -excess, LaneMath.Log(failures) - Math.Log(trials) + softplus);
            Slope = -excess;
            Bend = trials * p * q;
            Loss = T.Select(
                T.Equal(successes, 0.0), trials * softplus,
                T.Select(T.Equal(failures, 0.0), trials * softplusOfMinus, ofSuccesses + ofFailures));
        }

        // All but the constant.
        public T Loss { get; }

        public T Slope { get; }

        public T Bend { get; }
    }

    private readonly ref struct Fast(Batch<double> batch, double trials) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var parts = new Parts<T>(trials, batch.Y<T>(i), batch.Z<T>(0, i));
            batch.Slope(0, i, parts.Slope);
            batch.Curvature(0, 0, i, parts.Bend);
            return parts.Loss;
        }
    }
}
