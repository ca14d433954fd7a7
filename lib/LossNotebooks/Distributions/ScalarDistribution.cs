using System.Text;
using MathNet.Numerics.Integration;

namespace LossNotebooks;

/// <summary>A distribution over one number: it has moments, quantiles and intervals.</summary>
public abstract record ScalarDistribution : Distribution<double>
{
    // Where a tail changes by less over an interval, its probability is mostly rounding: the logarithms of tails are off by about as much
    // as below.
    private const double Short = 1e-3, TailRounding = 1e-12;

    private static readonly GaussLegendreRule Rule = new(-1, 1, 64);
    private static readonly double[] Places = Rule.Abscissas, Weights = Rule.Weights;

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
    /// it is found by a search over the doubles themselves (65 steps at most): no error but that of
    /// <see cref="CumulativeProbability"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public virtual double Quantile(double p) => Require.Fraction(p) switch
    {
        0 => Support.Lower,
        1 => Support.Upper,
        _ when CumulativeProbability(Support.Lower) >= p => Support.Lower,
        _ => RisingRoot.Of(Support, y => CumulativeProbability(y) - p, -p, 1 - p),
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
        var mass = LogProbability(y);
        if (!(mass > double.NegativeInfinity))
        {
            throw new ArgumentException($"y = {Numbers.Text(y)} has no probability under {this}.", nameof(y));
        }

        // From the logarithm of the smaller tail, which keeps its digits; what is left of a single value's probability belongs to the other
        // tail.
        var above = LogSurvival(y);
        var spread = IsDiscrete ? Math.Log(random.NextDouble()) + mass : double.NegativeInfinity;
        return above < -Math.Log(2) ? -Normal.StandardQuantile(Exponentials.LogSumExp([above], spread))
            : Normal.StandardQuantile(Exponentials.LogDifference(LogCumulativeProbability(y), spread));
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

    /// <summary>log Pr(Lower ≤ Y ≤ Upper), in nats, from the tail in which the interval lies, or from what is in it where that is next to
    /// nothing of the tail; −∞ of an empty one.</summary>
    internal double LogProbabilityOf(Interval y)
    {
        double lower = Math.Max(y.Lower, Support.Lower), upper = Math.Min(y.Upper, Support.Upper);
        if (IsDiscrete)
        {
            (lower, upper) = (Math.Ceiling(lower) - 1, Math.Floor(upper)); // from the last count that is not in it
        }

        if (!(lower < upper))
        {
            return double.NegativeInfinity;
        }

        var (near, far) = Survival(lower) < 0.5 ? (LogSurvival(lower), LogSurvival(upper))
            : (LogCumulativeProbability(upper), LogCumulativeProbability(lower));
        var difference = Exponentials.LogDifference(near, far);
        if (near - far >= Short || double.IsInfinity(upper - lower))
        {
            return difference;
        }

        // What is not as smooth as the sum supposes is better known as a difference.
        var sum = LogSum(lower, upper);
        return Math.Abs(sum - difference) > TailRounding * (1 + Math.Abs(near)) / (near - far) ? difference : sum;
    }

    // Of a density on both sides of the mode, where it may have a kink; of counts one by one if there are no more than places, else as many
    // times what the middle one has.
    private double LogSum(double lower, double upper)
    {
        if (!IsDiscrete)
        {
            return Mode is var mode && lower < mode && mode < upper
                ? Exponentials.LogSumExp([LogIntegral(lower, mode), LogIntegral(mode, upper)]) : LogIntegral(lower, upper);
        }

        var counts = upper - lower;
        var middle = lower + 0.5 * (counts + 1);
        return counts <= Places.Length
            ? Exponentials.LogSumExp([.. Enumerable.Range(1, (int)counts).Select(k => LogProbability(lower + k))])
            : Exponentials.LogSumExp([LogProbability(Math.Floor(middle)), LogProbability(Math.Ceiling(middle))]) + Math.Log(0.5 * counts);
    }

    private double LogIntegral(double lower, double upper)
    {
        var half = 0.5 * (upper - lower);
        return Math.Log(half)
            + Exponentials.LogSumExp([.. Places.Zip(Weights, (t, weight) => LogProbability(lower + half * (1 + t)) + Math.Log(weight))]);
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => false;
}
