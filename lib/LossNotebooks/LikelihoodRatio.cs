namespace LossNotebooks;

/// <summary>
/// Two fits of the same outputs, of which one is a special case of the other: 2 (log-likelihood of the larger − that of the smaller). If
/// the smaller recipe is right it follows, for many examples, a χ² distribution with as many degrees of freedom as the larger one has more
/// coefficients. Where the smaller one lies on the edge of the larger, as a Poisson does of the negative binomials, or no zero-inflation,
/// half of such ratios are 0, and for one coefficient the p-value is twice what it should be.
/// </summary>
/// <param name="Statistic">Twice the difference of the losses, in nats.</param>
/// <param name="DegreesOfFreedom">How many coefficients more there are, ≥ 1.</param>
/// <remarks>Wilks (1938), The large-sample distribution of the likelihood ratio for testing composite hypotheses;
/// Self and Liang (1987), Asymptotic properties of maximum likelihood estimators and likelihood ratio tests under nonstandard
/// conditions.</remarks>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public sealed record LikelihoodRatio(double Statistic, int DegreesOfFreedom)
{
    /// <summary>The probability of a statistic at least as large if the smaller recipe is right.</summary>
    public double PValue => Statistic > 0 ? new Gamma(DegreesOfFreedom / 2.0, 0.5).Survival(Statistic) : 1;

    /// <inheritdoc/>
    public override string ToString() =>
        $"likelihood ratio: 2 Δ log-likelihood = {Numbers.Text(Statistic)} with {DegreesOfFreedom} "
        + $"degree{(DegreesOfFreedom == 1 ? "" : "s")} of freedom, p = {Numbers.Text(PValue)}";
}
