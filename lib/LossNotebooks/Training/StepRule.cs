namespace LossNotebooks;

/// <summary>One descent's memory and its rule for the next step.</summary>
public abstract class StepRule
{
    /// <summary>Moves φ one step, given ∂L/∂φ at φ. Allocates nothing.</summary>
    public abstract void Step(Span<double> phi, ReadOnlySpan<double> gradient);
}
