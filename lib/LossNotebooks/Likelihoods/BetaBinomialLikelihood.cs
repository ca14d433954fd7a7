using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>
/// Successes out of n trials that scatter more than a binomial's, as of seeds in different pots: the model predicts the mean
/// p = sigmoid(z₁) and the precision s = exp z₂ of a beta with α = ps, β = (1 − p)s, from which each output draws its own probability.
/// With R(k, x) = Σ log(1 + j/x) over j &lt; k the loss is that of the binomial − R(y, α) − R(n − y, β) + R(n, s).
/// </summary>
/// <remarks>Skellam (1948), A probability distribution derived from the binomial distribution by regarding the probability of success as
/// variable between the sets of trials; Williams (1975), The analysis of binary responses from toxicological experiments.</remarks>
public sealed class BetaBinomialLikelihood : Likelihood<double, BetaBinomial>, ITailLikelihood
{
    // So much precision that hardly any data could tell it from a binomial.
    private const double NearlyBinomial = 1000;

    private readonly BinomialLikelihood binomial;

    /// <summary>Successes out of n trials.</summary>
    /// <param name="trials">n ≥ 2; of one trial nobody could tell how its probability varies.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2.</exception>
    public BetaBinomialLikelihood(int trials) => binomial = new(Require.AtLeast(2, trials));

    /// <summary>n, the number of trials.</summary>
    public int Trials => binomial.Trials;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new LogitLink()), new("precision", "s", new LogLink())];

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <inheritdoc/>
    public override BetaBinomial At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(2, z);
        return new(
            Trials, Require.PositiveExp(z[1] - Exponentials.Softplus(-z[0])), Require.PositiveExp(z[1] - Exponentials.Softplus(z[0])));
    }

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> z, double y)
    {
        var (successes, failures, all) = Read(z, y);
        return binomial.Loss(z[..1], y) - successes.Log - failures.Log + all.Log;
    }

    /// <summary>With R′ the derivatives by −log x, ∂Loss/∂z₁ = n p − y + (1 − p) R′(y, α) − p R′(n − y, β) and
    /// ∂Loss/∂z₂ = R′(y, α) + R′(n − y, β) − R′(n, s).</summary>
    public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
    {
        var (successes, failures, all) = Read(z, y);
        binomial.Gradient(z[..1], y, gradient[..1]);
        gradient[0] += LogitLink.Sigmoid(-z[0]) * successes.Slope - LogitLink.Sigmoid(z[0]) * failures.Slope;
        gradient[1] = successes.Slope + failures.Slope - all.Slope;
    }

    /// <summary>∂²Loss/∂z₁² = p (1 − p) (n − R′(y, α) − R′(n − y, β)) − (1 − p)² R″(y, α) − p² R″(n − y, β), ∂²Loss/∂z₁∂z₂ =
    /// p R″(n − y, β) − (1 − p) R″(y, α) and ∂²Loss/∂z₂² = R″(n, s) − R″(y, α) − R″(n − y, β).</summary>
    public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature)
    {
        var (successes, failures, all) = Read(z, y);
        double p = LogitLink.Sigmoid(z[0]), q = LogitLink.Sigmoid(-z[0]);
        curvature[0] = p * q * (Trials - successes.Slope - failures.Slope) - q * q * successes.Bend - p * p * failures.Bend;
        curvature[1] = p * failures.Bend - q * successes.Bend;
        curvature[2] = all.Bend - successes.Bend - failures.Bend;
    }

    /// <summary>Searched from the share of successes and the precision that their variance asks for; where that is no larger than a
    /// binomial's there is none, and 1000 n comes close to it.</summary>
    public override double[] Start(ReadOnlySpan<double> y)
    {
        CheckAll(y);
        var logit = binomial.Start(y)[0];
        var mean = Mean.Of(y);
        var inflation = Mean.Of(y, value => (value - mean) * (value - mean)) / (mean * (1 - mean / Trials));
        return inflation > 1 ? SearchStart(y, [logit, Math.Log(Math.Max((Trials - inflation) / (inflation - 1), 1.0 / Trials))])
            : [logit, Math.Log(NearlyBinomial * Trials)];
    }

    /// <inheritdoc/>
    public override void Check(double y) => binomial.Check(y);

    /// <summary>The sum of as many probabilities as the tail has counts.</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        CheckPair(z, bound);
        var loss = Sum(tail, z, bound, gradient, curvature);
        return loss > Math.Log(2) ? loss
            : OtherTail.Of(Sum(tail == Tail.Lower ? Tail.Upper : Tail.Lower, z, bound, gradient, curvature), gradient, curvature);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"BetaBinomialLikelihood(n = {Trials})");

    private double Sum(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature) =>
        tail == Tail.Lower ? CountSum.Of(this, z, 0, bound, gradient, curvature)
            : CountSum.Of(this, z, bound + 1, Trials, gradient, curvature);

    /// <inheritdoc/>
    protected internal override void Evaluate(Batch<double> batch)
    {
        binomial.Evaluate(batch.First(1));
        LaneLoop.Run(new Fast(batch, Trials), batch.Losses);
    }

    private Parts<Lanes1> Read(ReadOnlySpan<double> z, double y)
    {
        var (logit, logPrecision) = Two(z, y);
        return Parts<Lanes1>.Of(Trials, y, logPrecision, Exponentials.Softplus(logit), Exponentials.Softplus(-logit));
    }

    private readonly record struct Parts<T>(RisingFactorial<T> Successes, RisingFactorial<T> Failures, RisingFactorial<T> All)
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Parts<T> Of(double trials, T y, T logPrecision, T softplus, T softplusOfMinus) => new(
            RisingFactorial<T>.Of(y, logPrecision - softplusOfMinus), RisingFactorial<T>.Of(trials - y, logPrecision - softplus),
            RisingFactorial<T>.Of(trials, logPrecision));
    }

    // What is more than the binomial's, which is there already.
    private readonly ref struct Fast(Batch<double> batch, double trials) : ILaneTerm
    {
        private readonly Batch<double> batch = batch;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            var softplus = LaneMath.Softplus(batch.Z<T>(0, i), out var p, out var softplusOfMinus, out var q);
            var (successes, failures, all) = Parts<T>.Of(trials, batch.Y<T>(i), batch.Z<T>(1, i), softplus, softplusOfMinus);
            if (!batch.Slopes.IsEmpty)
            {
                batch.Slope(0, i, T.Load(batch.Slopes, i) + q * successes.Slope - p * failures.Slope);
                batch.Slope(1, i, successes.Slope + failures.Slope - all.Slope);
            }

            batch.Curvature(
                0, 0, i, p * q * (trials - successes.Slope - failures.Slope) - q * q * successes.Bend - p * p * failures.Bend);
            batch.Curvature(1, 0, i, p * failures.Bend - q * successes.Bend);
            batch.Curvature(1, 1, i, all.Bend - successes.Bend - failures.Bend);
            return T.Load(batch.Losses, i) - successes.Log - failures.Log + all.Log;
        }
    }
}
