using System.Globalization;
using System.Runtime.CompilerServices;
using MathNet.Numerics;
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

    // log C(n, y), looked up for the small counts that most data are made of.
    private readonly double[] choices =
        [.. Enumerable.Range(0, Math.Min(trials, 255) + 1).Select(y => SpecialFunctions.BinomialLn(trials, y))];

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new LogitLink())];

    /// <inheritdoc/>
    public override Binomial At(params ReadOnlySpan<double> z) => new(Trials, LogitLink.Sigmoid(Require.RawOutputs(1, z)[0]));

    /// <summary>y softplus(−z) + (n − y) softplus(z) − log C(n, y).</summary>
    public override double Loss(ReadOnlySpan<double> z, double y) =>
        y * Exponentials.Softplus(-One(z, y)) + (Trials - y) * Exponentials.Softplus(z[0]) - LogChoose(y);

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
            : throw new ArgumentException($"Every y is {(share == 0 ? 0 : Trials)}, so no finite logit is best.", nameof(y));
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
            batch.Losses[i] -= LogChoose(batch.Outputs[i]);
        }
    }

    private double LogChoose(double y) => y < choices.Length ? choices[(int)y] : SpecialFunctions.BinomialLn(Trials, (int)y);

    // All but log C(n, y), which does not depend on z.
    private readonly ref struct Fast(Batch<double> batch, double trials) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T successes = batch.Y<T>(i), failures = trials - successes;
            var softplus = LaneMath.Softplus(batch.Z<T>(0, i), out var p, out var softplusOfMinus, out var q);
            batch.Slope(0, i, failures * p - successes * q);
            batch.Curvature(0, 0, i, trials * p * q);
            return successes * softplusOfMinus + failures * softplus;
        }
    }
}
