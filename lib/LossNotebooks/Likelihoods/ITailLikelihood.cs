namespace LossNotebooks;

/// <summary>A likelihood of numbers that also knows the loss of an output of which only a bound is known. Such a one can be censored
/// (<see cref="CensoredLikelihood{TDistribution}"/>) and truncated (<see cref="TruncatedLikelihood{TDistribution}"/>).</summary>
public interface ITailLikelihood
{
    /// <summary>−log Pr(Y ≤ bound|θ) or −log Pr(Y &gt; bound|θ) in nats, for one example, accurate however small the probability is; with
    /// its first and second derivatives by z in closed form.</summary>
    /// <param name="tail">On which side of the bound y is.</param>
    /// <param name="z">The K raw outputs.</param>
    /// <param name="bound">A number that y itself could be.</param>
    /// <param name="gradient">Room for ∂Loss/∂z, K numbers, which are all written, whatever was there.</param>
    /// <param name="curvature">The same for ∂²Loss/∂z², the lower triangle row by row (<see cref="Triangle"/>); empty where it is not
    /// asked for.</param>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be the bound.</exception>
    double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature);

    /// <summary>The same for each example of a batch, whose outputs are the bounds: the place for a faster form.</summary>
    internal void TailLosses(Tail tail, Batch<double> bounds) =>
        TailBatch.OneByOne(new One(this, tail, bounds.Outputs), bounds);

    private readonly ref struct One(ITailLikelihood likelihood, Tail tail, ReadOnlySpan<double> bounds) : ITailTerm
    {
        private readonly ReadOnlySpan<double> bounds = bounds;

        public double Of(int i, scoped ReadOnlySpan<double> z, scoped Span<double> gradient, scoped Span<double> curvature) =>
            likelihood.TailLoss(tail, z, bounds[i], gradient, curvature);
    }
}
