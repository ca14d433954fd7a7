using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>How long a page takes to read.</summary>
internal static partial class Words
{
    // What people read of a text that explains something; formulas and code count by their words.
    private const int PerMinute = 200;

    /// <summary>Whole minutes for a notebook's text and code without the solutions, one at least.</summary>
    public static int Minutes(Notebook notebook)
    {
        var words = notebook.Cells.Where(cell => !cell.Tags.Contains("solution")).Sum(cell => Word().Count(cell.Source));
        return Math.Max(1, (int)Math.Round((double)words / PerMinute));
    }

    [GeneratedRegex(@"\b\p{L}{2,}")]
    private static partial Regex Word();
}
