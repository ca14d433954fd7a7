using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Syntax;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// A line of text right below a table is a row of it, of one cell, on GitHub and in all front ends; with Markdig all of it is no table.
/// </summary>
internal static partial class TableRows
{
    /// <summary>Gives such lines of a paragraph that is a table the border that they lack.</summary>
    public static void Complete(Block block)
    {
        if (block is not ParagraphBlock { Lines: { Count: > 2 } lines } || !HasBorder(lines.Lines[0])
            || !Delimiters().IsMatch(lines.Lines[1].Slice.ToString()))
        {
            return;
        }
        foreach (ref var line in lines.Lines.AsSpan(2, lines.Count - 2))
        {
            if (!HasBorder(line))
            {
                line.Slice = new StringSlice($"{line.Slice} |", line.Slice.NewLine);
            }
        }
    }

    private static bool HasBorder(StringLine line) => line.Slice.AsSpan().Contains('|');

    [GeneratedRegex(@"^(?=.*\|)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")]
    private static partial Regex Delimiters();
}
