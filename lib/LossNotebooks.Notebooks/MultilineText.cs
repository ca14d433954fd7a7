using System.Buffers;
using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>nbformat's multi-line strings: one string in memory, a list of lines with their line ends on disk (so that a diff shows
/// lines).</summary>
public static class MultilineText
{
    // What Python's str.splitlines takes for the end of a line; files must come out as Jupyter would write them.
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>The text of a value that may be a string, a list of strings, or absent.</summary>
    public static string Join(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        _ => value.ToString(),
    };

    /// <summary>The lines of a text, each with its line end; none for the empty text.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(LineEnds) is >= 0 and var at ? start + at + 1 : text.Length;
            if (text[end - 1] == '\r' && end < text.Length && text[end] == '\n')
            {
                end++;
            }

            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }
}
