using System.Text;

namespace LossNotebooks;

/// <summary>The rows of comma-separated values, cell by cell: a cell in quotation marks may hold commas, line breaks and doubled quotation
/// marks, and keeps its blanks; any other cell loses the blanks around it. An empty line is a row with one empty cell.</summary>
/// <remarks>RFC 4180. Not the reader of Microsoft.VisualBasic, which leaves empty lines out.</remarks>
internal sealed class CsvReader(string text)
{
    private int at;

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or stands inside a cell that is not quoted.</exception>
    public string[]? Next()
    {
        if (at == text.Length)
        {
            return null;
        }

        var cells = new List<string> { Cell() };
        while (at < text.Length && text[at] == ',')
        {
            at++;
            cells.Add(Cell());
        }

        at += at < text.Length - 1 && text[at] == '\r' && text[at + 1] == '\n' ? 2 : at < text.Length ? 1 : 0;
        return [.. cells];
    }

    private string Cell()
    {
        var plain = Plain();
        if (at == text.Length || text[at] != '"')
        {
            return plain;
        }

        var quoted = plain.Length == 0 ? Quoted() : throw Malformed();
        return Plain().Length == 0 && (at == text.Length || text[at] != '"') ? quoted : throw Malformed();
    }

    // Up to what ends a cell, or to a quotation mark.
    private string Plain()
    {
        var from = at;
        while (at < text.Length && text[at] is not (',' or '"' or '\r' or '\n'))
        {
            at++;
        }

        return text[from..at].Trim();
    }

    private string Quoted()
    {
        var cell = new StringBuilder();
        while (true)
        {
            var from = ++at;
            at = text.IndexOf('"', from);
            if (at < 0)
            {
                at = text.Length;
                throw Malformed();
            }

            cell.Append(text, from, at++ - from);
            if (at == text.Length || text[at] != '"')
            {
                return cell.ToString();
            }

            cell.Append('"');
        }
    }

    private static FormatException Malformed() => new("a quotation mark is not closed or stands inside a cell that is not quoted.");
}
