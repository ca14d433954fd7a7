namespace LossNotebooks;

/// <summary>A distribution over one number: it has moments, quantiles and intervals.</summary>
public abstract record ScalarDistribution : Distribution<double>
{
    /// <summary>E[y].</summary>
    public abstract double Mean { get; }

    /// <summary>E[(y − E[y])²].</summary>
    public abstract double Variance { get; }

    /// <summary>√Variance, in the units of y.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The value with half of the probability below it: Quantile(½).</summary>
    public double Median => Quantile(0.5);

    /// <summary>Pr(Y ≤ y).</summary>
    public abstract double CumulativeProbability(double y);

    /// <summary>The smallest y with Pr(Y ≤ y) ≥ <paramref name="p"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public abstract double Quantile(double p);

    /// <summary>The central interval: half of what is left out lies on either side.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public Interval Interval(double mass = 0.95)
    {
        var outside = (1 - Require.Fraction(mass)) / 2;
        return new(Quantile(outside), Quantile(1 - outside));
    }
}
