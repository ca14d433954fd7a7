using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Formulas;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// HTML that an author has written, in text or as an output: it stays as it is, but for formulas, and for where its links lead.
/// </summary>
/// <param name="marks">The marks of the page's formulas.</param>
/// <param name="formulas">Sets formulas.</param>
/// <param name="links">Knows where links lead.</param>
/// <param name="strangers">Cleans the HTML of a notebook that is not trusted; null for one that is.</param>
internal sealed partial class RawHtml(FormulaMarks marks, NotebookFormulas formulas, Links links, StrangersHtml? strangers)
{
    /// <summary>A formula in a line of text.</summary>
    public static string Inline(Formula formula, NotebookFormulas formulas) =>
        formula.IsDisplay ? $"<span class=\"math\"{Id(formula)}>{formulas.Render(formula)}</span>" : formulas.Render(formula);

    /// <summary>The anchor of a formula that has a name.</summary>
    public static string Id(Formula formula) => EquationNumbers.Anchor(formula.Tex) is { } id ? $" id=\"{id}\"" : "";

    /// <summary>HTML within Markdown, where formulas are set, also between MathJax's brackets.</summary>
    public string Render(string html) => Pieces(html, Tag, text => marks.Replace(Bracketed().Replace(text, SetBracketed), Set));

    /// <summary>HTML that knows nothing of the page, such as an output: what it links to in itself is there.</summary>
    /// <remarks>What is cleaned is so before, to be of the form that is read here, and after, as it then reaches the page.</remarks>
    public string Linked(string html) =>
        strangers is null ? Rewritten(html) : strangers.Clean(Rewritten(strangers.Clean(html, isLast: false)));

    private string Rewritten(string html) => EmptyHeaders.Mend(Pieces(html, tag => Tag(tag, knowsPage: false), text => text));

    /// <summary>One tag within Markdown.</summary>
    public string Tag(string tag) => Tag(tag, knowsPage: tag.StartsWith("<a ", StringComparison.OrdinalIgnoreCase));

    private string Tag(string tag, bool knowsPage) => Attribute().Replace(marks.Restore(tag), attribute =>
    {
        var value = attribute.Groups["value"];
        var address = WebUtility.HtmlDecode(value.Value.Trim('"', '\''));
        if (address.StartsWith('#') && !knowsPage)
        {
            return attribute.Value;
        }
        var target = links.Target(address, isShown: attribute.Groups["name"].Value is not "href");
        return target == address ? attribute.Value : $"{attribute.Value[..(value.Index - attribute.Index)]}\"{Html.Escape(target)}\"";
    });

    private string SetBracketed(Match math) =>
        Set(new(marks.Restore(math.Groups["tex"].Value), math.Value[1] == '[', IsBlock: false, marks.Restore(math.Value)));

    private string Set(Formula formula)
    {
        var html = Inline(
            formula with { Tex = WebUtility.HtmlDecode(formula.Tex), Source = WebUtility.HtmlDecode(formula.Source) }, formulas);
        return strangers?.Keep(html) ?? html;
    }

    private string Pieces(string html, Func<string, string> tag, Func<string, string> text)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (Match match in Markup().Matches(html))
        {
            result.Append(text(html[done..match.Index]));
            result.Append(tag(match.Groups["tag"].Value)).Append(marks.Restore(match.Groups["inside"].Value));
            done = match.Index + match.Length;
        }
        return result.Append(text(html[done..])).ToString();
    }

    /// <summary>Comments, elements that hold text as it is, and tags.</summary>
    [GeneratedRegex(
        """
        (?<inside><!--.*?-->) | (?<tag><(?<raw>script|style|pre|code|textarea)\b[^>]*>)(?<inside>.*?</\k<raw>\s*>)
        | (?<tag></?[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("""(?<=\s)(?<name>src|href|poster)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'<>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\\\((?<tex>.+?)\\\)|\\\[(?<tex>.+?)\\\]", RegexOptions.Singleline)]
    private static partial Regex Bracketed();
}
