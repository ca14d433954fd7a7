using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>
/// What holds no formulas in Markdown: code, comments, elements that hold text as it is, tags, and addresses in angle brackets.
/// </summary>
internal static partial class Opaque
{
    /// <summary>How long such a piece at a place is; 0 where there is none.</summary>
    public static int Length(string text, int place) => Piece().Match(text, place).Length;

    /// <summary>Where the code that a run of backticks begins has its end; the end of the run itself when nothing closes it.</summary>
    public static int CodeSpan(string text, int place, int limit)
    {
        var start = place;
        while (start < text.Length && text[start] == '`')
        {
            start++;
        }
        var end = new Regex($"(?<!`)`{{{start - place}}}(?!`)").Match(text, start, limit - start);
        return end.Success ? end.Index + end.Length : start;
    }

    [GeneratedRegex(
        """
        \G(?:
          (?<=\A|\n)(?>[ \t>]*)(?:(?:[-+*]|\d{1,9}[.)])(?>[ \t]+))*(?>[ \t>]*)(?<fence>`{3,}(?=[^`\n]*(?:\n|\z))|~{3,})
          [^\n]*(?:\n[^\n]*)*?(?:\n[ \t>]*\k<fence>[`~]*[ \t]*(?=\n|\z)|\z)
        | <!--.*?-->
        | <(?<raw>script|style|pre|code|textarea)\b[^>]*>.*?</\k<raw>\s*>
        | </?[a-z](?>[\w-]*)(?:(?>\s+)[a-z_:@](?>[^\s"'<>/=$]*)(?:(?>\s*)=(?>\s*)(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*(?>\s*)/?>
        | <[a-z][a-z0-9+.-]*:[^\s<>]*>
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Piece();
}
