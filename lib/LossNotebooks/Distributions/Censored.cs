namespace LossNotebooks;

/// <summary>What is seen of a number that may be censored: the number itself, with its density or probability, or an interval that holds
/// it, with the probability of that.</summary>
/// <param name="Uncensored">The distribution of the number.</param>
/// <remarks>Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 3.2.</remarks>
public sealed record Censored<TDistribution>(TDistribution Uncensored) : Distribution<Interval>
    where TDistribution : ScalarDistribution
{
    /// <summary>The distribution of the number.</summary>
    public TDistribution Uncensored { get; } = Require.NotNull(Uncensored);

    /// <summary>The mode of the number, as an interval of one number.</summary>
    public override Interval Mode => Interval.At(Uncensored.Mode);

    /// <summary>log Pr(y) if the ends are the same; else log Pr(Lower ≤ Y ≤ Upper).</summary>
    public override double LogProbability(Interval y) => y.Lower == y.Upper ? Uncensored.LogProbability(y.Lower)
        : Uncensored.LogProbabilityOf(y);

    /// <summary>One draw of the number, uncensored.</summary>
    public override Interval Sample(Random random) => Interval.At(Uncensored.Sample(random));

    /// <inheritdoc/>
    public override string ToString() => $"Censored({Uncensored})";
}
