
namespace LossNotebooks.Running;

/// <summary>How the run of a notebook went.</summary>
/// <param name="Notebook">The notebook as it was read.</param>
/// <param name="Executed">The copy with new outputs; null when the run failed.</param>
/// <param name="Failure">One sentence that says where and why the run failed; null when it did not.</param>
public sealed record RunResult(Notebook Notebook, Notebook? Executed, string? Failure);
