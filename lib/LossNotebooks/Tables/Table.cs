using System.Globalization;
using System.Net;
using System.Text;

namespace LossNotebooks;

/// <summary>A small table, as plain HTML that pages style themselves, and as aligned text.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The cells: numbers, texts, or null for what is missing.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
public sealed record Table(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows)
    : ITable
{
    /// <summary>The table as a fragment of a page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table>\n");
        html.Append(CultureInfo.InvariantCulture, $"<caption>{WebUtility.HtmlEncode(Caption)}</caption>\n<thead><tr>");
        foreach (var name in Header)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{WebUtility.HtmlEncode(name)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        var numbers = NumberColumns();
        double[] fractions = [.. Header.Select((_, c) => Rows.Select(row => FractionWidth(row[c])).DefaultIfEmpty().Max())];
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var (c, cell) in row.Index())
            {
                var aligned = OnTheLeft(cell, numbers[c]) ? "" : Aligned(cell is null ? 0 : fractions[c] - FractionWidth(cell));
                html.Append(CultureInfo.InvariantCulture, $"<td{aligned}>{WebUtility.HtmlEncode(Text(cell))}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table>").ToString();
    }

    /// <summary>The table as aligned text, its caption below.</summary>
    public override string ToString()
    {
        IReadOnlyList<object?>[] lines = [Header, .. Rows];
        var widths = Header.Select((_, c) => lines.Max(line => Text(line[c]).Length)).ToArray();
        var numbers = NumberColumns();
        string Padded(object? cell, int c) =>
            OnTheLeft(cell, numbers[c]) ? Text(cell).PadRight(widths[c]) : Text(cell).PadLeft(widths[c]);
        var text = lines.Select(line => string.Join("  ", line.Select(Padded)).TrimEnd());
        return string.Join('\n', [.. text, Caption]);
    }

    private bool[] NumberColumns() =>
        [.. Header.Select((_, c) => Rows.Any(row => row[c] is not null) && Rows.All(row => row[c] is not string))];

    // What is missing stands where the rest of its column does.
    private static bool OnTheLeft(object? cell, bool amongNumbers) => cell is string || (cell is null && !amongNumbers);

    // Decimal points stand under each other where the page leaves as much room, in digits, behind a number that stands on the right.
    private static string Aligned(double room) =>
        string.Create(CultureInfo.InvariantCulture, $" class=\"number\"{(room > 0 ? $" style=\"--room: {room}\"" : "")}");

    // Of a number's fraction with its point, which is half as wide as a digit.
    private static double FractionWidth(object? cell) =>
        cell is not (null or string) && Text(cell).Split('.') is [_, var digits] && digits.All(char.IsAsciiDigit) ? digits.Length + 0.5 : 0;

    private static string Text(object? cell) => cell switch
    {
        null => "missing",
        double number => Numbers.Text(number),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
