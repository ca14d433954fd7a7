
namespace LossNotebooks.Running;

/// <summary>How far the run of a notebook has come.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Done">How many of its code cells have ended.</param>
/// <param name="Total">How many code cells it has.</param>
public readonly record struct RunProgress(Notebook Notebook, int Done, int Total);
