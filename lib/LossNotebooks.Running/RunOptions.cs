namespace LossNotebooks.Running;

/// <summary>How notebooks are run.</summary>
/// <param name="TimeLimit">How long one cell may be compiled and run.</param>
/// <param name="AllowErrors">Whether cells after one that failed are run as well, its error being its output.</param>
public sealed record RunOptions(TimeSpan TimeLimit, bool AllowErrors = false);
