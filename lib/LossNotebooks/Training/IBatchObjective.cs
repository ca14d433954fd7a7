namespace LossNotebooks;

/// <summary>An L[φ] that is a sum over examples, of which some alone give an estimate: what training on <see cref="Minibatches"/>
/// needs.</summary>
public interface IBatchObjective : IObjective
{
    /// <summary>I, how many examples the loss sums over.</summary>
    int Examples { get; }

    /// <summary>The part of L[φ] that the examples with these indices contribute, and its gradient.</summary>
    double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient, ReadOnlySpan<int> batch);
}
