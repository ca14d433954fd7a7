using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace LossNotebooks.Site.Rendering;

/// <summary>What a search can find between one heading of a page and the next.</summary>
/// <param name="Heading">The heading; null above the first.</param>
/// <param name="Text">The words, with TeX for formulas.</param>
/// <param name="Names">The names of types and members in its code.</param>
internal sealed record SearchSection(Heading? Heading, string Text, string Names);

/// <summary>Collects the words of a page while it is set.</summary>
/// <param name="headings">The page's headings, which are set before they are collected here.</param>
internal sealed partial class SearchSections(Headings headings)
{
    private readonly List<(Heading? Heading, StringBuilder Text, SortedSet<string> Names)> sections = [Empty(null)];
    private int met;

    public IEnumerable<SearchSection> All =>
        from section in sections
        let text = Blanks().Replace(section.Text.ToString(), " ").Trim()
        where section.Heading is not null || text.Length > 0
        select new SearchSection(section.Heading, text, string.Join(' ', section.Names));

    /// <summary>Adds a piece of Markdown.</summary>
    public void Add(MarkdownDocument prose)
    {
        foreach (var block in prose.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock && met < headings.All.Count)
            {
                sections.Add(Empty(headings.All[met++]));
            }
            else
            {
                sections[^1].Text.Append(block is ParagraphBlock ? PlainText.Of(block.Inline) : "").Append(' ');
            }
        }
    }

    /// <summary>Adds the names in a cell's code.</summary>
    public void AddCode(string source) =>
        sections[^1].Names.UnionWith(Name().Matches(source).Select(match => match.Value));

    private static (Heading?, StringBuilder, SortedSet<string>) Empty(Heading? heading) =>
        (heading, new StringBuilder(), new SortedSet<string>(StringComparer.Ordinal));

    [GeneratedRegex(@"\b[A-Z]\w{2,}")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
