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
        var isBelow = false;
        foreach (ref var line in block is ParagraphBlock { Lines: { Count: > 2 } lines } ? lines.Lines.AsSpan(0, lines.Count) : [])
        {
            isBelow |= Delimiters().IsMatch(line.Slice.ToString());
            if (isBelow && !HasBorder(line))
            {
                line.Slice = new StringSlice($"{line.Slice} |", line.Slice.NewLine);
            }
        }
    }

    private static bool HasBorder(StringLine line) => line.Slice.AsSpan().Contains('|');

    [GeneratedRegex(@"^(?=.*\|)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")]
    private static partial Regex Delimiters();
}
