namespace LossNotebooks;

/// <summary>
/// Counts that are only seen within an interval, ends included: how often those came who came at least three times. The loss is that of
/// the counts, plus log Pr(lower ≤ Y ≤ upper|θ). (For counts from 1 on <see cref="ZeroTruncatedLikelihood{TCounts}"/> is faster, and
/// needs no tails.)
/// </summary>
/// <typeparam name="TCounts">The distribution of all counts.</typeparam>
/// <param name="counts">The likelihood of all counts, which may be your own (<see cref="ITailLikelihood"/>).</param>
/// <param name="within">The interval; an end may be infinite.</param>
/// <remarks>Cameron and Trivedi (2013), Regression Analysis of Count Data, section 4.3.</remarks>
/// <exception cref="ArgumentException">The likelihood does not know its tails, or the interval holds no count that could be
/// seen.</exception>
public sealed class TruncatedCountsLikelihood<TCounts>(Likelihood<double, TCounts> counts, Interval within)
    : TruncatedLikelihood<TCounts, TruncatedCounts>(counts, within)
    where TCounts : CountDistribution
{
    private protected override string Name => nameof(TruncatedCountsLikelihood<TCounts>);

    private protected override TruncatedCounts Truncate(TCounts whole) => new(whole, Within);
}
