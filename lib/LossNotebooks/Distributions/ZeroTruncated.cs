namespace LossNotebooks;

/// <summary>Counts of which those that are 0 are never seen: Pr(y) = Pr₀(y) / (1 − Pr₀(0)), for y = 1, 2, …, as the nights that guests of
/// a hotel stay.</summary>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, sections 4.10.1 and 5.11.</remarks>
public sealed record ZeroTruncated : CountDistribution
{
    private const double Cancelled = 0.01, Lost = 1e-18;

    private readonly double log; // of what is left without the zeros

    /// <summary>Counts without their zeros.</summary>
    /// <param name="counts">Pr₀, a distribution with one peak.</param>
    /// <exception cref="ArgumentException">It has no other counts than 0.</exception>
    public ZeroTruncated(CountDistribution counts)
    {
        Counts = Require.NotNull(counts);
        log = counts.LogSurvival(0);
        if (double.IsInfinity(log))
        {
            throw new ArgumentException($"{counts} is always 0, so that nothing is left without the zeros.", nameof(counts));
        }
    }

    /// <summary>Pr₀, the distribution with its zeros.</summary>
    public CountDistribution Counts { get; }

    /// <inheritdoc/>
    public override Interval Support => new(1, Counts.Support.Upper);

    /// <summary>m / (1 − Pr₀(0)) with the mean m of all counts.</summary>
    public override double Mean => Counts.Mean / Math.Exp(log);

    /// <summary>v / (1 − Pr₀(0)) − Pr₀(0) mean² with the variance v of all counts; where both are nearly 1, since hardly any count exceeds
    /// 1, the variance of y − 1 by summation.</summary>
    public override double Variance
    {
        get
        {
            var first = Counts.Variance / Math.Exp(log);
            var variance = first - Counts.Probability(0) * Mean * Mean;
            return variance > Cancelled * first ? variance : VarianceOfRest();
        }
    }

    /// <summary>The mode of all counts, at least 1.</summary>
    public override double Mode => Math.Max(Counts.Mode, 1);

    /// <inheritdoc/>
    public override double LogProbability(double y) => y == 0 ? double.NegativeInfinity : Counts.LogProbability(y) - log;

    /// <summary>(Pr₀(Y ≤ y) − Pr₀(0)) / (1 − Pr₀(0)).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override string ToString() => $"ZeroTruncated({Counts})";

    private double VarianceOfRest()
    {
        double mean = 0, square = 0, term = 1;
        for (var rest = 1; term > Lost * square; rest++)
        {
            var first = rest * Probability(rest + 1);
            term = rest * first;
            mean += first;
            square += term;
        }

        return square - mean * mean;
    }

    private protected override Tails TailsAt(double y)
    {
        var above = Counts.LogSurvival(y) - log;
        return y < 1 ? Tails.Lower(0)
            : above < -Math.Log(2) ? Tails.UpperFromLog(above)
            : Tails.LowerFromLog(
                Exponentials.LogDifference(Counts.LogCumulativeProbability(y), Counts.LogCumulativeProbability(0)) - log);
    }
}
