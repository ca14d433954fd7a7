namespace LossNotebooks.Interactive;

/// <summary>A cell asks the person before it for a line.</summary>
/// <param name="Prompt">What to show before the input; may be empty.</param>
/// <param name="IsPassword">Whether what is typed must not be seen.</param>
/// <param name="Cancellation">Cancelled when the cell is, so that nobody waits any more.</param>
public sealed record InputRequest(string Prompt, bool IsPassword, CancellationToken Cancellation);
