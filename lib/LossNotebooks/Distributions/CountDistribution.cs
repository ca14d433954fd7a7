namespace LossNotebooks;

/// <summary>A distribution over consecutive counts 0, 1, 2, …</summary>
public abstract record CountDistribution : ScalarDistribution
{
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

        double below = -1, reached = Math.Ceiling(Mean);
        while (CumulativeProbability(reached) < p)
        {
            (below, reached) = (reached, 2 * reached + 1);
        }

        while (reached - below > 1)
        {
            var middle = Math.Floor((below + reached) / 2);
            (below, reached) = CumulativeProbability(middle) >= p ? (below, middle) : (middle, reached);
        }

        return reached;
    }

    /// <summary>The fewest consecutive counts that hold at least <paramref name="mass"/>, for a distribution with one peak: from the mode
    /// outwards, always to the more probable side (exact, up to the rounding of the sum).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        if (Require.Fraction(mass) == 1)
        {
            return Support;
        }

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

    /// <summary>Whether y is one of 0, 1, 2, …</summary>
    private protected static bool IsCount(double y) => y >= 0 && double.IsInteger(y);
}
