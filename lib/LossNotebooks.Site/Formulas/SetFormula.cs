namespace LossNotebooks.Site.Formulas;

/// <summary>What KaTeX has made of a formula.</summary>
/// <param name="Html">The formula; null when KaTeX can't read it.</param>
/// <param name="Error">Why it can't.</param>
/// <param name="IsEndless">Because a command in it stands for itself, without end?</param>
internal sealed record SetFormula(string? Html, string? Error, bool IsEndless);
