using System.Buffers;

namespace LossNotebooks;

/// <summary>Separated values, cell by cell: a cell in quotation marks may hold separators, line breaks and doubled quotation marks, and
/// keeps its blanks; any other cell loses the blanks around it. An empty line is a row with one empty cell.</summary>
/// <remarks>RFC 4180. It holds no more of the text than its buffer, and makes no string of a cell.</remarks>
internal sealed class CsvReader(TextReader reader, char separator)
{
    private readonly SearchValues<char> ends = SearchValues.Create([separator, '"', '\r', '\n']);
    private char[] buffer = new char[1 << 14];
    private int at, end; // What of the buffer is not read yet. Places in it are counted from there, as Fill moves it.

    /// <summary>Whether the cell that was read last is the last one of its row.</summary>
    public bool EndsRow { get; private set; } = true;

    /// <summary>The next cell, which stands until the one after it is read; false at the end.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or stands inside a cell that is not quoted.</exception>
    public bool Read(out ReadOnlySpan<char> cell)
    {
        if (EndsRow && Peek(0) < 0)
        {
            cell = default;
            return false;
        }

        int open = Find(0), close = 0, length = open;
        var isQuoted = Peek(open) == '"';
        if (isQuoted)
        {
            close = Close(open);
            length = Find(close + 1);
            if (!IsBlank(0, open) || !IsBlank(close + 1, length) || Peek(length) == '"')
            {
                throw Malformed();
            }
        }

        var mark = Peek(length);
        var next = length + (mark < 0 ? 0 : mark == '\r' && Peek(length + 1) == '\n' ? 2 : 1);
        cell = isQuoted ? Unquoted(buffer.AsSpan(at + open + 1, close - open - 1)) : buffer.AsSpan(at, length).Trim();
        at += next;
        EndsRow = mark != separator;
        return true;
    }

    // The place of what ends a cell, or of a quotation mark; the end of the text, if there is none.
    private int Find(int from)
    {
        int found;
        while ((found = buffer.AsSpan(at + from, end - at - from).IndexOfAny(ends)) < 0)
        {
            from = end - at;
            if (!Fill())
            {
                return from;
            }
        }

        return from + found;
    }

    // The quotation mark that closes the one at this place; two are one of the cell's.
    private int Close(int open)
    {
        for (var place = open + 1; Peek(place) >= 0; place++)
        {
            if (buffer[at + place] == '"' && Peek(++place) != '"')
            {
                return place - 1;
            }
        }

        throw Malformed();
    }

    private bool IsBlank(int from, int to) => buffer.AsSpan(at + from, to - from).IsWhiteSpace();

    private int Peek(int place) => at + place < end || Fill() ? buffer[at + place] : -1;

    // Reads on, and throws away what is read.
    private bool Fill()
    {
        buffer.AsSpan(at, end - at).CopyTo(buffer);
        (at, end) = (0, end - at);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * end);
        }

        var more = reader.Read(buffer.AsSpan(end));
        end += more;
        return more > 0;
    }

    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> cell) =>
        cell.Contains('"') ? cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : cell;

    private static FormatException Malformed() => new("a quotation mark is not closed or stands inside a cell that is not quoted.");
}
