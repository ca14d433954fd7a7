namespace LossNotebooks.Site.Formulas;

/// <summary>A formula in a text.</summary>
/// <param name="Tex">The TeX without its delimiters.</param>
/// <param name="IsDisplay">On a line of its own?</param>
/// <param name="IsBlock">Do its delimiters stand on lines of their own, so that it is no part of a paragraph?</param>
/// <param name="Source">All of it, as it was written.</param>
internal sealed record Formula(string Tex, bool IsDisplay, bool IsBlock, string Source);
