using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// Text as a terminal shows it in the end: colours are colours, and of what was written over, such as a progress bar, the last state stays.
/// </summary>
internal sealed partial class Terminal
{
    // No program moves farther on purpose.
    private const int FarthestMove = 1000;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Where(code => code is not ('\n' or '\t')), '\u007f', '\u009b']);

    private readonly List<List<(string Text, TerminalStyle Style)>> lines = [[]];
    private TerminalStyle style = TerminalStyle.Plain;
    private int row, column;

    private List<(string Text, TerminalStyle Style)> Line => lines[row];

    /// <summary>Text with escape sequences as HTML.</summary>
    public static string ToHtml(string text)
    {
        if (!text.AsSpan().ContainsAny(Controls))
        {
            return Html.Escape(text);
        }
        var terminal = new Terminal();
        terminal.Write(text);
        return string.Join('\n', terminal.lines.Select(ToHtml));
    }

    private static string ToHtml(List<(string Text, TerminalStyle Style)> line)
    {
        var html = new StringBuilder();
        for (var start = 0; start < line.Count;)
        {
            var style = line[start].Style;
            var end = start + line.Skip(start).TakeWhile(place => place.Style == style).Count();
            var words = Html.Escape(string.Concat(line[start..end].Select(place => place.Text)));
            html.Append(style.Classes is { Length: > 0 } classes ? $"""<span class="{classes}">{words}</span>""" : words);
            start = end;
        }
        return html.ToString();
    }

    private void Write(string text)
    {
        var done = 0;
        foreach (Match sequence in Sequence().Matches(text))
        {
            Print(text[done..sequence.Index]);
            Obey(sequence.Groups["end"].Value, sequence.Groups["numbers"].Value);
            done = sequence.Index + sequence.Length;
        }
        Print(text[done..]);
    }

    private void Print(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    MoveTo(row + 1, 0);
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\b':
                    column = Math.Max(0, column - 1);
                    break;
                case '\t':
                case >= ' ' and not 0x7f:
                    Put(rune.ToString());
                    break;
                default:
                    break; // A bell, and what else is not to be seen.
            }
        }
    }

    private void Put(string character)
    {
        while (Line.Count <= column)
        {
            Line.Add((" ", TerminalStyle.Plain));
        }
        Line[column++] = (character, style);
    }

    private void Obey(string end, string numbers)
    {
        var first = int.TryParse(numbers.Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var steps = Math.Clamp(first, 1, FarthestMove);
        switch (end)
        {
            case "m": style = style.After(numbers); break;
            case "A": MoveTo(row - steps, column); break;
            case "B": MoveTo(Math.Min(row + steps, lines.Count - 1), column); break;
            case "C": column = Math.Min(column + steps, FarthestMove); break;
            case "D": column = Math.Max(0, column - steps); break;
            case "E": MoveTo(Math.Min(row + steps, lines.Count - 1), 0); break;
            case "F": MoveTo(row - steps, 0); break;
            case "G": column = steps - 1; break;
            case "H": MoveTo(0, 0); break;
            case "J" when first >= 2: lines.RemoveRange(1, lines.Count - 1); lines[0].Clear(); MoveTo(0, 0); break;
            case "J" when first == 0: EraseRight(); lines.RemoveRange(row + 1, lines.Count - row - 1); break;
            case "K" when first == 0: EraseRight(); break;
            case "K" when first == 2: Line.Clear(); break;
            default: break; // What has no meaning in a page is left out.
        }
    }

    private void EraseRight()
    {
        if (column < Line.Count)
        {
            Line.RemoveRange(column, Line.Count - column);
        }
    }

    private void MoveTo(int newRow, int newColumn)
    {
        (row, column) = (Math.Max(0, newRow), newColumn);
        while (lines.Count <= row)
        {
            lines.Add([]);
        }
    }

    /// <summary>Sequences that control a terminal, texts for it such as its title, and other escapes.</summary>
    [GeneratedRegex(
        """
        (?:\e\[|\u009b)(?<numbers>[0-?]*)[\ -/]*(?<end>[@-~]) | \e\][^\a\e]*(?:\a|\e\\)? | \e[PX^_].*?\e\\ | \e[\ -/]*[0-~]?
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Sequence();
}
