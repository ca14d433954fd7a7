namespace LossNotebooks;

/// <summary>A number of which those outside an interval are never seen: Pr(y) = Pr₀(y) / Pr₀(lower ≤ Y ≤ upper) within. (Counts
/// are <see cref="TruncatedCounts"/>.)</summary>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions, volume 1, section 13.10, for the normal.</remarks>
public sealed record Truncated<TDistribution> : ScalarDistribution
    where TDistribution : ScalarDistribution
{
    private readonly double log; // of the probability of the interval

    /// <summary>Numbers in an interval.</summary>
    /// <param name="whole">Pr₀, a distribution with a density that has one peak.</param>
    /// <param name="within">The interval; an end may be infinite.</param>
    /// <exception cref="ArgumentException">The interval has no probability, or single numbers have one.</exception>
    public Truncated(TDistribution whole, Interval within)
    {
        Whole = Require.NotNull(whole);
        Support = new(Math.Max(within.Lower, whole.Support.Lower), Math.Min(within.Upper, whole.Support.Upper));
        log = whole.LogProbabilityOf(Support);
        if (whole.IsDiscrete || !double.IsFinite(log))
        {
            throw new ArgumentException(
                whole.IsDiscrete ? $"{whole} has no density to be truncated: see {nameof(TruncatedCounts)}."
                    : $"{whole} has no probability within {within}.",
                whole.IsDiscrete ? nameof(whole) : nameof(within));
        }
    }

    /// <summary>Pr₀, the distribution of all numbers.</summary>
    public TDistribution Whole { get; }

    /// <summary>The interval, as far as Pr₀ reaches.</summary>
    public override Interval Support { get; }

    /// <summary>E[y], by integration; infinite where one tail is left of a distribution whose tails are too heavy for a mean, as of half a
    /// Cauchy distribution.</summary>
    public override double Mean
    {
        get
        {
            double mode = Mode, scale = Scale;
            return double.IsFinite(Support.Width) || double.IsFinite(Whole.Mean)
                ? mode + scale * Expectation(y => (y - mode) / scale)
                : Support.Lower + Support.Upper; // the infinite end; NaN of both
        }
    }

    /// <summary>E[(y − E[y])²], by integration.</summary>
    public override double Variance
    {
        get
        {
            double mean = Mean, scale = Scale;
            return double.IsFinite(Support.Width) || double.IsFinite(Whole.Variance)
                ? scale * scale * Expectation(y => (y - mean) / scale * ((y - mean) / scale)) : Whole.Variance;
        }
    }

    /// <summary>The mode of all numbers, or the end of the interval next to it.</summary>
    public override double Mode => Math.Clamp(Whole.Mode, Support.Lower, Support.Upper);

    /// <inheritdoc/>
    public override double LogProbability(double y) => Support.Contains(y) ? Whole.LogProbability(y) - log : double.NegativeInfinity;

    /// <summary>Pr₀(lower ≤ Y ≤ y) / Pr₀(lower ≤ Y ≤ upper).</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override string ToString() => $"Truncated({Whole}, {Support})";

    // The distance between the quartiles, so that integrals do not depend on the units.
    private double Scale => Quantile(0.75) - Quantile(0.25);

    private protected override Tails TailsAt(double y)
    {
        var below = Whole.LogProbabilityOf(Support with { Upper = y }) - log;
        return y >= Support.Upper ? Tails.Upper(0)
            : below < -Math.Log(2) ? Tails.LowerFromLog(below)
            : Tails.UpperFromLog(Whole.LogProbabilityOf(Support with { Lower = y }) - log);
    }

    // Far out the square is infinite before the integral ends, where no density is left.
    private double Expectation(Func<double, double> of) =>
        Total.Integral(y => Probability(y) is var density && density == 0 ? 0 : of(y) * density, Support, Mode);
}
