using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>Text with formulas between MathJax's delimiters that is no Markdown: LaTeX outputs.</summary>
internal static partial class TexText
{
    /// <summary>Puts something in the place of each formula, and of each piece of text between them.</summary>
    public static string Replace(string text, Func<Formula, string> formula, Func<string, string> rest)
    {
        var html = new System.Text.StringBuilder();
        var done = 0;
        foreach (Match match in Delimited().Matches(text))
        {
            html.Append(rest(text[done..match.Index])).Append(formula(Of(match)));
            done = match.Index + match.Length;
        }
        return html.Append(rest(text[done..])).ToString();
    }

    private static Formula Of(Match match) =>
        new(match.Groups["tex"].Value, match.Value[0] == '\\' ? match.Value[1] != '(' : match.Value[1] == '$', IsBlock: false, match.Value);

    [GeneratedRegex(
        """
        (?<!\\)\$\$(?<tex>.+?)(?<!\\)\$\$ | (?<!\\)\$(?<tex>(?:\\.|[^$\\])+)\$
        | (?<!\\)\\\((?<tex>.+?)\\\) | (?<!\\)\\\[(?<tex>.+?)\\\]
        | (?<tex>\\begin\{(?<name>[a-zA-Z]+\*?)\}.*?\\end\{\k<name>\})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Delimited();
}
