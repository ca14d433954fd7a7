using System.Text;

namespace LossNotebooks;

/// <summary>A distribution over one number: it has moments, quantiles and intervals.</summary>
public abstract record ScalarDistribution : Distribution<double>
{
    /// <summary>The interval outside which Pr(y|θ) = 0; all real numbers unless overridden.</summary>
    public virtual Interval Support => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>E[y]; NaN where it does not exist.</summary>
    public abstract double Mean { get; }

    /// <summary>E[(y − E[y])²]; NaN where it does not exist.</summary>
    public abstract double Variance { get; }

    /// <summary>√Variance, in the units of y.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The value with half of the probability below it: Quantile(½).</summary>
    public double Median => Quantile(0.5);

    /// <summary>Pr(Y ≤ y).</summary>
    public abstract double CumulativeProbability(double y);

    /// <summary>log Pr(Y ≤ y), in nats, also where Pr(Y ≤ y) is too small for a double or too near to 1.</summary>
    public virtual double LogCumulativeProbability(double y) => TailsAt(y).LogBelow;

    /// <summary>Pr(Y &gt; y), the survival function 1 − <see cref="CumulativeProbability"/>, with its digits also where it
    /// is small.</summary>
    public virtual double Survival(double y) => TailsAt(y).Above;

    /// <summary>log Pr(Y &gt; y), in nats, also where Pr(Y &gt; y) is too small for a double or too near to 1.</summary>
    public virtual double LogSurvival(double y) => TailsAt(y).LogAbove;

    /// <summary>The smallest y with Pr(Y ≤ y) ≥ <paramref name="p"/>; the ends of the support for 0 and 1. Without a closed form
    /// it is found by bisection over the doubles themselves (64 steps): no error but that of <see cref="CumulativeProbability"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public virtual double Quantile(double p) => Require.Fraction(p) switch
    {
        0 => Support.Lower,
        1 => Support.Upper,
        _ => Bisection.Smallest(Support, y => CumulativeProbability(y) >= p),
    };

    /// <summary>The randomised quantile residual of y: Φ⁻¹(Pr(Y ≤ y)), where Pr(Y = y) is spread evenly over its stretch if single values
    /// have probabilities. If the distribution is right it is a draw from a standard normal, whatever the family, counts
    /// included.</summary>
    /// <param name="y">The output, within the support.</param>
    /// <param name="random">The source of randomness; a distribution with a density ignores it.</param>
    /// <remarks>Dunn and Smyth (1996), Randomized quantile residuals.</remarks>
    /// <exception cref="ArgumentException">y has no probability.</exception>
    public double QuantileResidual(double y, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var mass = Probability(y);
        if (!(mass > 0))
        {
            throw new ArgumentException($"y = {Numbers.Text(y)} has no probability under {this}.", nameof(y));
        }

        // From the smaller tail, which keeps its digits; what is left of a single value's probability belongs to the other tail.
        var (below, above) = (CumulativeProbability(y), Survival(y));
        var spread = IsDiscrete ? random.NextDouble() * mass : 0;
        var standard = new Normal(0, 1);
        return above < 0.5 ? -standard.Quantile(Math.Min(above + spread, 1)) : standard.Quantile(Math.Max(below - spread, 0));
    }

    /// <summary>One draw: the quantile of a uniform number strictly between 0 and 1, unless overridden by something faster.</summary>
    public override double Sample(Random random) => Quantile((Require.NotNull(random).NextInt64(1L << 52) + 0.5) / (1L << 52));

    /// <summary>The central interval: half of what is left out lies on either side.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public Interval Interval(double mass = 0.95)
    {
        var outside = (1 - Require.Fraction(mass)) / 2;
        return new(Quantile(outside), Quantile(1 - outside));
    }

    /// <summary>
    /// The shortest interval that holds <paramref name="mass"/>. This general form is for one peak: there the density is the same at
    /// both ends, or the interval starts at an end of the support. The probability to the left of it is found by bisection, to 10⁻¹⁵.
    /// </summary>
    /// <remarks>Box and Tiao (1973), Bayesian Inference in Statistical Analysis, chapter 2.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public virtual Interval HighestDensityInterval(double mass = 0.95)
    {
        if (Require.Fraction(mass) == 0)
        {
            return new(Mode, Mode);
        }

        double Upper(double below) => Quantile(Math.Min(below + mass, 1));
        bool MoreProbableBelow(double below) => LogProbability(Quantile(below)) >= LogProbability(Upper(below));
        double low = 0, high = 1 - mass;
        if (MoreProbableBelow(low))
        {
            high = low;
        }

        while (high - low > 1e-15)
        {
            var middle = (low + high) / 2;
            (low, high) = MoreProbableBelow(middle) ? (low, middle) : (middle, high);
        }

        return new(Quantile(high), Upper(high));
    }

    /// <summary>Both tails. Of a distribution that says no more than its CDF the upper one has the digits that 1 − CDF leaves.</summary>
    private protected virtual Tails TailsAt(double y) => Tails.Lower(CumulativeProbability(y));

    /// <summary>log Pr(Lower ≤ Y ≤ Upper), in nats, from the tail in which the interval lies; −∞ of an empty one.</summary>
    internal double LogProbabilityOf(Interval y)
    {
        var below = IsDiscrete ? Math.Ceiling(y.Lower) - 1 : y.Lower; // the last count that is not in it
        return !(below < y.Upper) ? double.NegativeInfinity
            : Survival(below) < 0.5 ? Exponentials.LogDifference(LogSurvival(below), LogSurvival(y.Upper))
            : Exponentials.LogDifference(LogCumulativeProbability(y.Upper), LogCumulativeProbability(below));
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
