using static System.FormattableString;

namespace LossNotebooks;

/// <summary>Counts of which a share is 0 for a reason of its own: Pr(0) = π + (1 − π) Pr₀(0), and Pr(y) = (1 − π) Pr₀(y) for
/// y = 1, 2, ….</summary>
/// <remarks>Lambert (1992), Zero-inflated Poisson regression, with an application to defects in manufacturing.</remarks>
public sealed record ZeroInflated : CountDistribution
{
    /// <summary>A share π of certain zeros among counts.</summary>
    /// <param name="pi">π, from 0 to 1.</param>
    /// <param name="counts">Pr₀, the distribution of the other counts, which may be 0 too.</param>
    /// <exception cref="ArgumentOutOfRangeException">π is not in [0, 1].</exception>
    public ZeroInflated(double pi, CountDistribution counts) => (Pi, Counts) = (Require.Fraction(pi), Require.NotNull(counts));

    /// <summary>π, the share of certain zeros.</summary>
    public double Pi { get; }

    /// <summary>Pr₀, the distribution of the other counts.</summary>
    public CountDistribution Counts { get; }

    /// <inheritdoc/>
    public override Interval Support => new(0, Counts.Support.Upper);

    /// <summary>(1 − π) m with the mean m of the other counts.</summary>
    public override double Mean => (1 - Pi) * Counts.Mean;

    /// <summary>(1 − π) (v + π m²) with the mean m and the variance v of the other counts.</summary>
    public override double Variance => (1 - Pi) * (Counts.Variance + Pi * Counts.Mean * Counts.Mean);

    /// <summary>0, or the mode of the other counts.</summary>
    public override double Mode => LogProbability(0) >= LogProbability(Counts.Mode) ? 0 : Counts.Mode;

    /// <inheritdoc/>
    public override double LogProbability(double y) => y == 0
        ? Exponentials.LogSumExp([Math.Log(Pi), Exponentials.Log1p(-Pi) + Counts.LogProbability(0)])
        : Exponentials.Log1p(-Pi) + Counts.LogProbability(y);

    /// <inheritdoc/>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>The fewest consecutive counts: those from 0 on, or the fewest of the other counts that hold as much.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    public override Interval HighestDensityInterval(double mass = 0.95)
    {
        if (Require.Fraction(mass) == 0)
        {
            return new(Mode, Mode);
        }

        var fromZero = new Interval(0, Quantile(mass));
        return mass <= 1 - Pi && Counts.HighestDensityInterval(mass / (1 - Pi)) is var above && above.Width < fromZero.Width
            ? above : fromZero;
    }

    /// <inheritdoc/>
    public override double Sample(Random random) => Require.NotNull(random).NextDouble() < Pi ? 0 : Counts.Sample(random);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"ZeroInflated(π = {Pi:G6}, {Counts})");

    private protected override Tails TailsAt(double y)
    {
        var rest = Exponentials.Log1p(-Pi);
        return y < 0 ? Tails.Lower(0)
            : Counts.Survival(y) * (1 - Pi) < 0.5 ? Tails.UpperFromLog(rest + Counts.LogSurvival(y))
            : Tails.LowerFromLog(Exponentials.LogSumExp([Math.Log(Pi), rest + Counts.LogCumulativeProbability(y)]));
    }
}
