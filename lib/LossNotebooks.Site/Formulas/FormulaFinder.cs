using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>
/// Finds the formulas in Markdown before anything else is read in it, as JupyterLab does: what looks like a list, a quotation, emphasis or
/// a cell's border within a formula is none. Code and HTML tags hold no formulas.
/// </summary>
internal sealed partial class FormulaFinder
{
    // Braces that nothing closes must not make every dollar look through the whole text.
    private const int MaxDollarsInBraces = 50;

    private readonly string text;
    private readonly MarkdownLines lines;
    private int at;

    private FormulaFinder(string text) => (this.text, lines) = (text, new(text));

    /// <summary>Puts something in the place of each formula.</summary>
    public static string Replace(string text, Func<Formula, string> replace)
    {
        var finder = new FormulaFinder(text);
        var result = new System.Text.StringBuilder();
        while (finder.at < text.Length)
        {
            var start = finder.at;
            var formula = finder.Next();
            result.Append(formula is null ? text[start..finder.at] : replace(formula));
        }
        return result.ToString();
    }

    /// <summary>Steps over a formula, or over a piece of text that holds none.</summary>
    private Formula? Next()
    {
        if (Opaque.Length(text, at) is > 0 and var opaque)
        {
            at += opaque;
            return null;
        }
        var formula = text[at] switch
        {
            '$' when Follows("$$") => Display(),
            '$' => Inline(),
            '\\' when Follows(@"\begin{") => Environment(),
            '\\' when Follows(@"\\(") => Bracketed(@"\\(", @"\\)", isDisplay: false),
            '\\' when Follows(@"\\[") => Bracketed(@"\\[", @"\\]", isDisplay: true),
            _ => null,
        };
        at = formula is not null ? at + formula.Source.Length : Plain();
        return formula;
    }

    /// <summary>The end of what is no formula: a run of dollars or backticks, an escape, or letters up to the next of those.</summary>
    private int Plain() => text[at] switch
    {
        '\\' => Math.Min(at + 2, text.Length),
        '$' when Follows("$$") => at + 2,
        '\n' => at + 1,
        '`' => Opaque.CodeSpan(text, at, lines.ParagraphEnd(at)),
        _ => text.AsSpan(at + 1).IndexOfAny(@"\$`<" + "\n") is >= 0 and var next ? at + 1 + next : text.Length,
    };

    private Formula? Display()
    {
        var (before, after) = (lines.LineBefore(at), lines.LineAfter(at + 2));
        var isAlone = Prefix().IsMatch(before) && string.IsNullOrWhiteSpace(after);
        var end = Closing("$$", at + 2, isAlone ? text.Length : lines.ParagraphEnd(at));
        if (end < 0 || string.IsNullOrWhiteSpace(text[(at + 2)..end]))
        {
            return null;
        }
        var isClosedAlone = Prefix().IsMatch(lines.LineBefore(end)) && string.IsNullOrWhiteSpace(lines.LineAfter(end + 2));
        if (end > lines.ParagraphEnd(at) && !isClosedAlone)
        {
            return null;
        }
        var formula = Found(2, end, isDisplay: true);
        return isAlone && isClosedAlone ? formula with { Tex = formula.Tex.Trim('\n'), IsBlock = true } : formula;
    }

    private Formula? Inline()
    {
        var limit = lines.SentenceEnd(at);
        if (Follows("$`") && text.IndexOf("`$", at + 2, limit - at - 2, StringComparison.Ordinal) is > 0 and var code)
        {
            return Found(2, code, isDisplay: false); // As GitHub has it.
        }
        var end = Closing("$", at + 1, limit);
        return end <= at + 1 || !Dollars.Enclose(text, at, end) ? null : Found(1, end, isDisplay: false);
    }

    private Formula? Bracketed(string open, string close, bool isDisplay)
    {
        var start = at + open.Length;
        var end = text.IndexOf(close, start, lines.ParagraphEnd(at) - start, StringComparison.Ordinal);
        return end < 0 ? null : Found(open.Length, end, isDisplay);
    }

    private Formula? Environment()
    {
        var depth = 0;
        foreach (var edge in Edge().EnumerateMatches(text.AsSpan(at, lines.ParagraphEnd(at) - at)))
        {
            depth += text[at + edge.Index + 1] == 'b' ? 1 : -1;
            if (depth == 0)
            {
                var source = text[at..(at + edge.Index + edge.Length)];
                return new(WithoutQuoteMarks(source), IsDisplay: true, IsBlock: false, source);
            }
        }
        return null;
    }

    private Formula Found(int delimiter, int end, bool isDisplay) =>
        new(WithoutQuoteMarks(text[(at + delimiter)..end]), isDisplay, IsBlock: false, text[at..(end + delimiter)]);

    /// <summary>The place of the next closing delimiter that is not escaped and not within braces; −1 when there is none.</summary>
    private int Closing(string delimiter, int start, int limit)
    {
        var (depth, inBraces) = (0, 0);
        for (var i = start; i + delimiter.Length <= limit && inBraces < MaxDollarsInBraces; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (string.CompareOrdinal(text, i, delimiter, 0, delimiter.Length) != 0)
            {
                depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }
            else if (depth <= 0 || delimiter.Length == 2)
            {
                return i;
            }
            else
            {
                inBraces++;
            }
        }
        return -1;
    }

    /// <summary>The lines of a formula in a quotation begin with its marks, and those of one in a list are indented as it is.</summary>
    private string WithoutQuoteMarks(string tex)
    {
        var marks = lines.LineBefore(at).Count(character => character == '>');
        return tex.Contains('\n', StringComparison.Ordinal) ? Regex.Replace(tex, $@"(?<=\n)(?:[ \t]*>){{0,{marks}}}[ \t]*", "") : tex;
    }

    private bool Follows(string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;

    [GeneratedRegex(@"^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*$")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\\(?:begin|end)\{[a-zA-Z]+\*?\}")]
    private static partial Regex Edge();
}
