using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// The bracket before a formula, and what ends a clause behind it, go with it. Browsers break lines before and behind a box; within what
/// holds the formula's boxes the style sheet forbids it.
/// </summary>
internal static partial class FormulaSigns
{
    private const string Whole = "<span class=\"katex\">";
    private const string Box = "<span class=\"katex-base\"";
    private const string End = "</span>";

    /// <summary>A formula with its signs.</summary>
    /// <param name="inline">The formula and its signs.</param>
    /// <param name="html">The formula as it has been set; one that can't be is code.</param>
    public static string Around(FormulaInline inline, string html)
    {
        if (!html.StartsWith(Whole, StringComparison.Ordinal))
        {
            return inline.Before + html + inline.After;
        }
        var opened = Whole + inline.Before + html[Whole.Length..];
        return inline.After.Length == 0 ? opened
            : html.Contains(Box, StringComparison.Ordinal) ? WithinLastBox(opened, inline.After)
            : opened[..^End.Length] + inline.After + End;
    }

    /// <summary>Lines break between a formula's boxes, so the sign goes into the last; who listens hears it with the formula.</summary>
    private static string WithinLastBox(string html, string after)
    {
        var before = html[..html.LastIndexOf(Box, StringComparison.Ordinal)];
        var around = Opened().Count(before) - Closed().Count(before);
        var end = html.Length - ((around + 1) * End.Length);
        return (html[..end] + after + html[end..]).Replace("</math>", $"<mtext>{after}</mtext></math>", StringComparison.Ordinal);
    }

    [GeneratedRegex("<span")]
    private static partial Regex Opened();

    [GeneratedRegex("</span>")]
    private static partial Regex Closed();
}
