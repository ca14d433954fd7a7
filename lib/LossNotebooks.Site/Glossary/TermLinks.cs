using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Glossary;

/// <summary>
/// The terms of a course's glossary, a notebook of that name with a heading of the fourth level for each. The first mention on a page
/// leads there, and shows what is said there to whoever points at it; everyday words do so on the pages that their entries lead to.
/// </summary>
internal sealed class TermLinks
{
    /// <summary>The script with what previews show, which pages fetch when somebody first points at a term.</summary>
    public const string File = $"{SiteAssets.Folder}/glossary.js";

    private const string Name = "glossary";

    // Where a word is no mention of the term: it stands for something else there, or leads somewhere already.
    private const string Elsewhere = "a, code, pre, h1, h2, h3, h4, h5, h6, th, summary, button, .katex";

    private readonly List<Term> terms = [];
    private readonly HashSet<Term> ordinary;
    private readonly IReadOnlyList<Page> pages;
    private readonly Page? glossary;

    public TermLinks(IReadOnlyList<Page> pages)
    {
        this.pages = pages;
        glossary = pages.FirstOrDefault(page => page.Notebook.Name == Name);
        if (glossary is not null)
        {
            var document = Parse(glossary);
            // Longer names first: a likelihood ratio is no likelihood.
            terms.AddRange(document.QuerySelectorAll("h4[id]").Select(Read).OfType<Term>()
                .OrderByDescending(term => term.Names.Max(name => name.Length)).ThenBy(term => term.Id, StringComparer.Ordinal));
        }

        ordinary = OrdinaryWords.Among(terms, terms.Count == 0 ? [] : [.. pages.Select(page => Texts(Parse(page).Body!).ToList())]);
    }

    /// <summary>The script; null where there are no terms.</summary>
    public string? Script => terms.Count == 0 ? null
        : $"setGlossary({JsonSerializer.Serialize(terms.OrderBy(term => term.Id, StringComparer.Ordinal)
            .ToDictionary(term => term.Id, term => term.Html))});\n";

    /// <summary>The body of a page, in which terms lead to the glossary.</summary>
    public string Body(Page page)
    {
        var place = Place(page.Url);
        var known = page == glossary ? [] : terms.Where(term => Means(term, place)).ToList();
        if (known.Count == 0)
        {
            return page.Body;
        }
        var body = Parse(page).Body!;
        foreach (var text in Texts(body).ToList())
        {
            Link(text, known);
        }
        return body.InnerHtml;
    }

    private Term? Read(IElement heading)
    {
        heading.QuerySelector(".anchor")?.Remove();
        var text = heading.NextElementSibling;
        return text is not { LocalName: "p" } ? null : new(heading.Id!, heading.TextContent.Trim().Split(", "), text.InnerHtml,
            [.. text.QuerySelectorAll("a[href]").Select(link => Place(link.GetAttribute("href")!.Split('#')[0]))]);
    }

    private bool Means(Term term, int place) => ordinary.Contains(term) ? term.Homes.Contains(place) : term.Since <= place;

    private static IHtmlDocument Parse(Page page) => new HtmlParser().ParseDocument($"<!doctype html><body>{page.Body}");

    private int Place(string url) => pages.Index().FirstOrDefault(page => page.Item.Url == url).Index;

    /// <summary>What a page says in its paragraphs and lists.</summary>
    private static IEnumerable<IText> Texts(IElement body) => body.QuerySelectorAll(".prose :is(p, li)")
        .Where(text => text.Closest("figcaption") is null).SelectMany(text => text.ChildNodes).SelectMany(Within);

    private static IEnumerable<IText> Within(INode node) => node switch
    {
        IText text => [text],
        IElement element when !element.Matches(Elsewhere) && !element.Matches("p, li") => element.ChildNodes.SelectMany(Within),
        _ => [],
    };

    /// <summary>Links the terms in a text that have not been met, and forgets them. A word within a longer term is no mention of itself,
    /// wherever that one leads: a likelihood ratio is no likelihood before its chapter, either.</summary>
    private void Link(IText text, List<Term> unmet)
    {
        var found = terms.Select(term => (Term: term, Match: term.Pattern.Match(text.Data))).Where(found => found.Match.Success)
            .OrderBy(found => found.Match.Index).ThenByDescending(found => found.Match.Length).FirstOrDefault();
        if (found.Term is null)
        {
            return;
        }
        var rest = (IText)text.Split(found.Match.Index);
        var after = (IText)rest.Split(found.Match.Length);
        if (unmet.Remove(found.Term))
        {
            rest.Replace(Anchor(found.Term, found.Match, text.Owner!));
        }
        Link(after, unmet);
    }

    private IElement Anchor(Term term, Match match, IDocument document)
    {
        var link = document.CreateElement("a");
        link.ClassName = "term";
        link.SetAttribute("href", $"{glossary!.Url}#{term.Id}");
        link.TextContent = match.Value;
        return link;
    }
}
