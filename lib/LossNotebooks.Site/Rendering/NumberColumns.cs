using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>Columns of numbers stand flush right, as in books, unless the author has said how a column stands.</summary>
internal static partial class NumberColumns
{
    /// <summary>Aligns those columns of a table that hold nothing but numbers.</summary>
    public static void Align(Table table)
    {
        var rows = table.OfType<TableRow>().Where(row => !row.IsHeader).ToList();
        foreach (var (index, column) in table.ColumnDefinitions.Index())
        {
            if (column.Alignment is null && rows.Count > 0 && rows.All(row => index < row.Count && IsNumber((TableCell)row[index])))
            {
                column.Alignment = TableColumnAlign.Right;
            }
        }
    }

    private static bool IsNumber(TableCell cell) =>
        cell.LastChild is ParagraphBlock { Inline: { } text }
            && !text.Any(inline => inline is LinkInline) // It names a page.
            && Number().IsMatch(PlainText.Of(text).Trim());

    /// <summary>A number as people write them: with a sign, groups of digits, a unit of one sign.</summary>
    [GeneratedRegex(@"^[+±−-]?\d[\d\u2009\u00a0 ,]*(?:\.\d+)?\s?[%°]?$")]
    private static partial Regex Number();
}
