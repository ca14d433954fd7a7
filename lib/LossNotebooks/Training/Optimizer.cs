namespace LossNotebooks;

/// <summary>Searches φ̂ = argmin over φ of L[φ], the recipe's third step.</summary>
public abstract class Optimizer
{
    /// <summary>Descends from <paramref name="start"/> and returns what it saw on the way.</summary>
    /// <exception cref="InvalidOperationException">The loss stopped being a number on the way, or the search did not arrive; the sentence says where.</exception>
    public abstract History Minimize(IObjective loss, ReadOnlySpan<double> start);
}
