using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The beta-binomial distribution, successes out of n trials whose probability varies as a beta: Pr(y|n, α, β) =
/// C(n, y) B(y + α, n − y + β) / B(α, β), for y = 0, 1, …, n.</summary>
/// <param name="Trials">n ≥ 1.</param>
/// <param name="A">α &gt; 0, of the beta.</param>
/// <param name="B">β &gt; 0, of the beta.</param>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, section 6.2.2.</remarks>
/// <exception cref="ArgumentOutOfRangeException">n is not positive, or α or β is not finite and positive.</exception>
public sealed record BetaBinomial(int Trials, double A, double B) : CountDistribution
{
    /// <summary>n, the number of trials.</summary>
    public int Trials { get; } = Require.AtLeast(1, Trials);

    /// <summary>α.</summary>
    public double A { get; } = Require.Positive(A);

    /// <summary>β.</summary>
    public double B { get; } = Require.Positive(B);

    /// <inheritdoc/>
    public override Interval Support => new(0, Trials);

    /// <summary>n p with p = α/(α + β).</summary>
    public override double Mean => Trials * P;

    /// <summary>n p (1 − p) (1 + (n − 1)/(α + β + 1)).</summary>
    public override double Variance => Trials * P * Q * (1 + (Trials - 1) / (A + B + 1));

    /// <summary>The largest count ≤ (n + 1)(α − 1)/(α + β − 2) where both exceed 1; else the end with the smaller parameter.</summary>
    public override double Mode => A > 1 && B > 1 ? Math.Min(Math.Floor((Trials + 1.0) * ((A - 1) / (A + B - 2))), Trials)
        : A <= B ? 0 : Trials;

    /// <summary>The log-probability of the binomial with p = α/(α + β), and how much three rising factorials exceed powers: Σ log(1 + j/α)
    /// over j &lt; y + Σ log(1 + j/β) over j &lt; n − y − Σ log(1 + j/(α + β)) over j &lt; n. Absolute error about 10⁻¹⁶ n log n.</summary>
    public override double LogProbability(double y) => !IsCount(y) || y > Trials ? double.NegativeInfinity
        : SaddlePoint.LogBinomial(y, Trials - y, P, Q) + RisingFactorial<Lanes1>.Of(y, Math.Log(A)).Log
            + RisingFactorial<Lanes1>.Of(Trials - y, Math.Log(B)).Log - RisingFactorial<Lanes1>.Of(Trials, Math.Log(A + B)).Log;

    /// <summary>The sum of the probabilities up to y, or 1 minus those above, whichever is smaller: there is no closed form, and of many
    /// trials its time grows with their number, as that of quantiles and intervals does.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>As for one peak; where both ends are peaks, from the end that needs fewer counts.</summary>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        if (A >= 1 || B >= 1 || Require.Fraction(mass) == 0)
        {
            return base.HighestDensityInterval(mass);
        }

        double above = Quantile(mass), below = Trials - Mirrored.Quantile(mass);
        return above <= Trials - below ? new(0, above) : new(below, Trials);
    }

    /// <summary>A draw from the binomial whose p is one from the beta.</summary>
    public override double Sample(Random random) => new Binomial(Trials, new Beta(A, B).Sample(random)).Sample(random);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"BetaBinomial(n = {Trials}, α = {A:G6}, β = {B:G6})");

    // α + β itself may be too large for a double.
    private double P => 1 / (1 + B / A);

    private double Q => 1 / (1 + A / B);

    private BetaBinomial Mirrored => new(Trials, B, A);

    private protected override Tails TailsAt(double y)
    {
        if (!(y >= 0 && y < Trials))
        {
            return y >= Trials ? Tails.Upper(0) : Tails.Lower(0);
        }

        var count = Math.Floor(y);
        var lower = LogBelow(count);
        return lower < -Math.Log(2) ? Tails.LowerFromLog(lower) : Tails.UpperFromLog(Mirrored.LogBelow(Trials - count - 1));
    }

    // Each probability from the next, downwards from that of y.
    private double LogBelow(double y)
    {
        double sum = 1, term = 1;
        for (var k = y; k > 0 && term > 0; k--)
        {
            term *= k / (Trials - k + 1) * ((B + Trials - k) / (A + k - 1));
            sum += term;
        }

        return LogProbability(y) + Math.Log(sum);
    }
}
