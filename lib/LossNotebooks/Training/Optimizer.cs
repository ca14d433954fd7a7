namespace LossNotebooks;

/// <summary>Searches φ̂ = argmin over φ of L[φ], the recipe's third step.</summary>
public abstract class Optimizer
{
    /// <summary>Descends from <paramref name="start"/> and returns what it saw on the way. It keeps nothing: the same call returns the same
    /// history.</summary>
    /// <param name="loss">L[φ].</param>
    /// <param name="start">Where to start, P numbers.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Ends the search at the next look at the loss.</param>
    /// <exception cref="ArgumentException"><paramref name="start"/> has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The loss stopped being a number on the way, or the search did not arrive; the sentence
    /// says where.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public abstract History Minimize(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
