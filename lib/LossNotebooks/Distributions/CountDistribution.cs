namespace LossNotebooks;

/// <summary>A distribution over consecutive counts 0, 1, 2, …</summary>
public abstract record CountDistribution : ScalarDistribution
{
    // A standard deviation of so many counts still takes little time to go through.
    private const double Many = 1000;

    /// <inheritdoc/>
    public override bool IsDiscrete => true;

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <summary>The smallest count y with Pr(Y ≤ y) ≥ <paramref name="p"/>, found by bisection below the first of mean, twice the mean, …
    /// that has as much; the ends of the support for 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public override double Quantile(double p)
    {
        if (Require.Fraction(p) is 0 or 1)
        {
            return p == 0 ? Support.Lower : Support.Upper;
        }

        double below = -1, reached = Math.Ceiling(Center);
        while (CumulativeProbability(reached) < p)
        {
            (below, reached) = (reached, 2 * reached + 1);
        }

        // From 2⁵³ on the doubles between which there is none are more than 1 apart.
        while (Math.Floor(below + (reached - below) / 2) is var middle && middle > below && middle < reached)
        {
            (below, reached) = CumulativeProbability(middle) >= p ? (below, middle) : (middle, reached);
        }

        return reached;
    }

    /// <summary>The fewest consecutive counts that hold at least <paramref name="mass"/>, for a distribution with one peak: from the mode
    /// outwards, always to the more probable side; of many counts all those above a probability that is found by bisection.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public override Interval HighestDensityInterval(double mass = 0.95) =>
        Require.Fraction(mass) == 1 ? Support : Variance > Many * Many ? Above(mass) : Outwards(mass);

    /// <summary>Whether y is one of 0, 1, 2, …</summary>
    private protected static bool IsCount(double y) => y >= 0 && double.IsInteger(y);

    /// <summary>Where the search for a quantile begins; the mean unless there is something cheaper near it.</summary>
    private protected virtual double Center => Mean;

    private static double Previous(double count) => Math.Floor(Math.BitDecrement(count));

    private Interval Outwards(double mass)
    {
        double lower = Mode, upper = Mode, sum = Probability(Mode);
        while (sum < mass)
        {
            double below = Probability(lower - 1), above = Probability(upper + 1);
            if (sum + Math.Max(below, above) == sum)
            {
                break; // what is left is lost in rounding
            }

            (lower, upper) = below >= above ? (lower - 1, upper) : (lower, upper + 1);
            sum += Math.Max(below, above);
        }

        return new(lower, upper);
    }

    private Interval Above(double mass)
    {
        double mode = Mode, peak = LogProbability(mode);
        Interval AtLeast(double level) => new(
            Math.Ceiling(Bisection.Smallest(new(0, mode), y => LogProbability(Math.Ceiling(y)) >= level)),
            Previous(Bisection.Smallest(new(mode, Support.Upper), y => LogProbability(Math.Floor(y)) < level)));
        bool Suffices(Interval counts) => CumulativeProbability(counts.Upper) - CumulativeProbability(Previous(counts.Lower)) >= mass;
        Interval Narrower(Interval counts) => LogProbability(counts.Lower) >= LogProbability(counts.Upper)
            ? counts with { Upper = Previous(counts.Upper) }
            : counts with { Lower = Math.Max(counts.Lower + 1, Math.BitIncrement(counts.Lower)) };

        var shortest = AtLeast(peak - Bisection.Smallest(new(0, 1000), depth => Suffices(AtLeast(peak - depth))));
        while (shortest.Width > 0 && Narrower(shortest) is var narrower && Suffices(narrower))
        {
            shortest = narrower; // Both ends may be as probable where one of them is enough.
        }

        return shortest;
    }
}
