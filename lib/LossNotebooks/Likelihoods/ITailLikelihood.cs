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
    /// <param name="gradient">Room for ∂Loss/∂z, K numbers.</param>
    /// <param name="curvature">Room for ∂²Loss/∂z², the lower triangle row by row (<see cref="Triangle"/>); empty where it is not asked
    /// for.</param>
    /// <exception cref="ArgumentException">z has the wrong length, or y can't be the bound.</exception>
    double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature);
}
