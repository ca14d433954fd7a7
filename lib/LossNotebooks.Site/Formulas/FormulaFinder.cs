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
    private int at;
    private (int Start, int End) paragraph, sentence;

    private FormulaFinder(string text) => this.text = text;

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
        if (Opaque().Match(text, at) is { Success: true, Length: > 0 } opaque)
        {
            at += opaque.Length;
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
        '`' => CodeSpan(),
        _ => text.AsSpan(at + 1).IndexOfAny(@"\$`<" + "\n") is >= 0 and var next ? at + 1 + next : text.Length,
    };

    private int CodeSpan()
    {
        var start = at;
        while (start < text.Length && text[start] == '`')
        {
            start++;
        }
        var end = new Regex($"(?<!`)`{{{start - at}}}(?!`)").Match(text, start, ParagraphEnd(at) - start);
        return end.Success ? end.Index + end.Length : start;
    }

    private Formula? Display()
    {
        var (before, after) = (LineBefore(at), LineAfter(at + 2));
        var isAlone = Prefix().IsMatch(before) && string.IsNullOrWhiteSpace(after);
        var end = Closing("$$", at + 2, isAlone ? text.Length : ParagraphEnd(at));
        var isClosedAlone = end >= 0 && Prefix().IsMatch(LineBefore(end)) && string.IsNullOrWhiteSpace(LineAfter(end + 2));
        if (end < 0 || (end > ParagraphEnd(at) && !isClosedAlone) || string.IsNullOrWhiteSpace(text[(at + 2)..end]))
        {
            return null;
        }
        var formula = Found(2, end, isDisplay: true);
        return isAlone && isClosedAlone ? formula with { Tex = formula.Tex.Trim('\n'), IsBlock = true } : formula;
    }

    private Formula? Inline()
    {
        var limit = SentenceEnd(at);
        if (at + 2 < limit && text[at + 1] == '`' && text.IndexOf("`$", at + 2, limit - at - 2, StringComparison.Ordinal) is > 0 and var code)
        {
            return Found(2, code, isDisplay: false);
        }
        var end = Closing("$", at + 1, limit);
        return end <= at + 1 || !Dollars.Enclose(text, at, end) ? null : Found(1, end, isDisplay: false);
    }

    private Formula? Bracketed(string open, string close, bool isDisplay)
    {
        var start = at + open.Length;
        var end = text.IndexOf(close, start, ParagraphEnd(at) - start, StringComparison.Ordinal);
        return end < 0 ? null : Found(open.Length, end, isDisplay);
    }

    private Formula? Environment()
    {
        var depth = 0;
        foreach (var edge in Edge().EnumerateMatches(text.AsSpan(at, ParagraphEnd(at) - at)))
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
        var marks = LineBefore(at).Count(character => character == '>');
        return tex.Contains('\n', StringComparison.Ordinal) ? Regex.Replace(tex, $@"(?<=\n)(?:[ \t]*>){{0,{marks}}}[ \t]*", "") : tex;
    }

    private bool Follows(string words) => string.CompareOrdinal(text, at, words, 0, words.Length) == 0;

    private string LineBefore(int place) => text[(place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1)..place];

    private string LineAfter(int place) => text[place..(text.IndexOf('\n', place) is >= 0 and var end ? end : text.Length)];

    private int ParagraphEnd(int place) => End(BlankLine(), place, ref paragraph);

    /// <summary>Where the paragraph ends, or something else begins: a formula in a line of text does not reach into a heading or a row.</summary>
    private int SentenceEnd(int place) => End(OtherBlock(), place, ref sentence);

    private int End(Regex end, int place, ref (int Start, int End) last)
    {
        if (place < last.Start || place >= last.End)
        {
            last = (place, end.Match(text, place) is { Success: true, Index: var found } ? found : text.Length);
        }
        return last.End;
    }

    /// <summary>Fenced code, comments, elements that hold text as it is, tags, and addresses in angle brackets.</summary>
    [GeneratedRegex(
        """
        \G(?:
          (?<=\A|\n)[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*[ \t>]*(?<fence>`{3,}(?=[^`\n]*(?:\n|\z))|~{3,})
          [^\n]*(?:\n[^\n]*)*?(?:\n[ \t>]*\k<fence>[`~]*[ \t]*(?=\n|\z)|\z)
        | <!--.*?-->
        | <(?<raw>script|style|pre|code|textarea)\b[^>]*>.*?</\k<raw>\s*>
        | </?[a-z][\w-]*(?:\s+[a-z_:@][^\s"'<>/=$]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>
        | <[a-z][a-z0-9+.-]*:[^\s<>]*>
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Opaque();

    [GeneratedRegex(@"^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*$")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\\(?:begin|end)\{[a-zA-Z]+\*?\}")]
    private static partial Regex Edge();

    [GeneratedRegex(@"\n[ \t>]*(?=\n|\z)")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\n[ \t>]*(?=\n|\z|\#{1,6}[ \t]|\||`{3}|~{3})")]
    private static partial Regex OtherBlock();
}
