using System.Globalization;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// Columns of text: where their lines wrap, nobody can tell any more which number stands under which word. So the page sets them in smaller
/// letters where they would wrap.
/// </summary>
internal static partial class TextColumns
{
    /// <summary>Lines that are longer wrap on a telephone: their letters would be too small.</summary>
    public const int Widest = 60;

    /// <summary>How many letters wide the columns are, for the style sheet; nothing where there are none.</summary>
    /// <param name="html">The text as a terminal shows it.</param>
    public static string Style(string html)
    {
        var widths = ColumnLine().Matches(Markup().Replace(html, sign => sign.Value[0] == '&' ? "&" : "")).Select(line => line.Length);
        return widths.ToList() is [_, _, ..] lines && lines.Max() <= Widest
            ? string.Create(CultureInfo.InvariantCulture, $" style=\"--columns: {lines.Max()}\"")
            : "";
    }

    /// <summary>Text that is no columns, in which lines wrap at their gaps first.</summary>
    /// <param name="html">The text as a terminal shows it.</param>
    public static string Pieces(string html) => html.Contains('<', StringComparison.Ordinal) ? html
        : ColumnLine().Replace(html, line => Piece().Replace(line.Value, "<span class=\"piece\">$0</span>"));

    [GeneratedRegex(@"<[^>]*>|&\w+;")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\S+(?: \S+)*")]
    private static partial Regex Piece();

    /// <summary>A line with a gap.</summary>
    [GeneratedRegex(@"^.*\S {2,}\S.*$", RegexOptions.Multiline)]
    private static partial Regex ColumnLine();
}
