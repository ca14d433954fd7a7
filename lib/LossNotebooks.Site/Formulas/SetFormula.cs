using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>What KaTeX has made of a formula.</summary>
/// <param name="Html">The formula; null when KaTeX can't read it.</param>
/// <param name="Error">Why it can't.</param>
/// <param name="IsEndless">Because a command in it stands for itself, without end?</param>
internal sealed partial record SetFormula(string? Html, string? Error, bool IsEndless)
{
    private const int ExcerptLength = 80;

    /// <summary>A formula, or as much of it as belongs into a sentence.</summary>
    public static string Excerpt(string tex)
    {
        var line = Blanks().Replace(tex.Trim(), " ");
        var end = line.Length > ExcerptLength && char.IsHighSurrogate(line[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return line.Length <= ExcerptLength ? line : line[..end] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
