namespace LossNotebooks;

/// <summary>Counts of which those outside an interval are never seen: Pr(y) = Pr₀(y) / Pr₀(lower ≤ Y ≤ upper) within, as the visits of
/// those who came at least three times.</summary>
/// <remarks>Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, sections 1.2.12 and 4.10.</remarks>
public sealed record TruncatedCounts : CountDistribution
{
    private readonly double log; // of the probability of the interval

    /// <summary>Counts in an interval.</summary>
    /// <param name="counts">Pr₀, a distribution with one peak.</param>
    /// <param name="within">The interval; an end may be infinite.</param>
    /// <exception cref="ArgumentException">The interval has no probability.</exception>
    public TruncatedCounts(CountDistribution counts, Interval within)
    {
        Counts = Require.NotNull(counts);
        Support = new(
            Math.Max(Math.Ceiling(within.Lower), counts.Support.Lower), Math.Min(Math.Floor(within.Upper), counts.Support.Upper));
        log = counts.LogProbabilityOf(Support);
        if (!double.IsFinite(log))
        {
            throw new ArgumentException($"{counts} has no probability within {within}.", nameof(within));
        }
    }

    /// <summary>Pr₀, the distribution of all counts.</summary>
    public CountDistribution Counts { get; }

    /// <summary>The interval, as far as Pr₀ reaches.</summary>
    public override Interval Support { get; }

    /// <summary>E[y], by summation.</summary>
    public override double Mean => Mode + Expectation(y => y - Mode);

    /// <summary>E[(y − E[y])²], by summation.</summary>
    public override double Variance => Mean is var mean ? Expectation(y => (y - mean) * (y - mean)) : double.NaN;

    /// <summary>The mode of all counts, or the end of the interval next to it.</summary>
    public override double Mode => Math.Clamp(Counts.Mode, Support.Lower, Support.Upper);

    /// <inheritdoc/>
    public override double LogProbability(double y) => Support.Contains(y) ? Counts.LogProbability(y) - log : double.NegativeInfinity;

    /// <summary>Pr₀(lower ≤ Y ≤ y) / Pr₀(lower ≤ Y ≤ upper).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override string ToString() => $"TruncatedCounts({Counts}, {Support})";

    private protected override double Center => Math.Clamp(Counts.Mean, Support.Lower, Support.Upper);

    private protected override Tails TailsAt(double y)
    {
        var below = Counts.LogProbabilityOf(Support with { Upper = y }) - log;
        return y >= Support.Upper ? Tails.Upper(0)
            : below < -Math.Log(2) ? Tails.LowerFromLog(below)
            : Tails.UpperFromLog(Counts.LogProbabilityOf(Support with { Lower = Math.Floor(y) + 1 }) - log);
    }

    private double Expectation(Func<double, double> of) => Total.Counts(this).Sum(y => of(y) * Probability(y));
}
