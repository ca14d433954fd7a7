using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The binomial distribution: Pr(y|n, p) = C(n, y) pʸ (1 − p)ⁿ⁻ʸ, for y = 0 … n: how many of n independent trials
/// succeed.</summary>
/// <param name="Trials">n ≥ 1.</param>
/// <param name="P">p, the probability that one trial succeeds, in [0, 1].</param>
/// <remarks>Bishop (2006), eq. 2.9.</remarks>
/// <exception cref="ArgumentOutOfRangeException">n is not positive, or p is not in [0, 1].</exception>
public sealed record Binomial(int Trials, double P) : CountDistribution
{
    // MathNet.Numerics draws every trial. Of few successes, or failures, the quantile is found fast.
    private const double Many = 1000, Few = 10;

    /// <summary>n, the number of trials.</summary>
    public int Trials { get; } = Require.AtLeast(1, Trials);

    /// <summary>p, the probability that one trial succeeds.</summary>
    public double P { get; } = Require.Fraction(P);

    /// <inheritdoc/>
    public override Interval Support => new(0, Trials);

    /// <summary>n p.</summary>
    public override double Mean => Trials * P;

    /// <summary>n p (1 − p).</summary>
    public override double Variance => Trials * P * (1 - P);

    /// <summary>The largest count ≤ (n + 1) p (if that is an integer, the count below is as probable).</summary>
    public override double Mode => Math.Min(Math.Floor((Trials + 1.0) * P), Trials);

    /// <summary>log C(n, y) + y log p + (n − y) log(1 − p), without cancellation where n is large.</summary>
    public override double LogProbability(double y) =>
        IsCount(y) && y <= Trials ? SaddlePoint.LogBinomial(y, Trials - y, P, 1 - P) : double.NegativeInfinity;

    /// <summary>I(n − ⌊y⌋, ⌊y⌋ + 1; 1 − p), the regularised incomplete beta function: relative error about 10⁻¹³, whatever n.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Trials <= Many ? MathNet.Numerics.Distributions.Binomial.Sample(random, P, Trials)
            : Math.Min(Mean, Trials - Mean) < Few ? base.Sample(random)
            : P <= 0.5 ? TransformedRejection.Of(this).Sample(random)
            : Trials - TransformedRejection.Of(new Binomial(Trials, 1 - P)).Sample(random);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Binomial(n = {Trials}, p = {P:G6})");

    private protected override Tails TailsAt(double y) =>
        y < 0 ? Tails.Lower(0) : y >= Trials ? Tails.Upper(0)
        : IncompleteBeta.At(Trials - Math.Floor(y), Math.Floor(y) + 1, 1 - P, P);
}
