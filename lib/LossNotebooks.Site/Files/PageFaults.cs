using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LossNotebooks.Site.Rendering;
using Visibility = LossNotebooks.Site.Rendering.Visibility;

namespace LossNotebooks.Site.Files;

/// <summary>
/// What is wrong with the pages of a site, beyond what their making has remarked upon: links that lead nowhere, figures without a caption
/// or without a text alternative, references to what is not there, and answers that a reader sees before the question is thought about.
/// </summary>
/// <param name="site">The folder into which the site has been written.</param>
internal sealed partial class PageFaults(string site)
{
    private readonly HtmlParser parser = new();
    private readonly Dictionary<string, HashSet<string>> anchors = [];

    /// <summary>Sentences about them.</summary>
    public IEnumerable<string> Of(IReadOnlyList<Page> pages) => pages.SelectMany(page =>
    {
        var name = page.Notebook.FileName;
        var document = parser.ParseDocument(File.ReadAllText(Path.Combine(site, page.File)));
        return Links(document, page.File).Concat(Figures(document)).Concat(References(document)).Concat(Answers(page.Notebook))
            .Select(fault => $"{name}: {fault}");
    });

    private IEnumerable<string> Links(IDocument document, string file) =>
        from link in document.QuerySelectorAll("a[href], img[src], source[srcset]")
        let url = link.GetAttribute("href") ?? link.GetAttribute("src") ?? link.GetAttribute("srcset")!
        where !IsElsewhere().IsMatch(url) && !Arrives(url, file)
        select $"the link to `{Excerpt.Of(url)}` leads nowhere.";

    private static IEnumerable<string> Figures(IDocument document)
    {
        foreach (var (index, plot) in document.QuerySelectorAll("main .plot").Index())
        {
            if (plot.Closest("figure")?.QuerySelector("figcaption") is null)
            {
                yield return $"figure {index + 1} has no caption: a Markdown cell with the tag `caption` right below its cell.";
            }
            if (plot.QuerySelector("img, .alt") is { } picture
                && (picture.GetAttribute("alt") ?? picture.TextContent) is "" or PageFigure.Nameless)
            {
                yield return $"figure {index + 1} has no text alternative: `alt` in the metadata of its cell.";
            }
        }
        foreach (var picture in document.QuerySelectorAll("main :is(.prose, .picture, .html) img:is(:not([alt]), [alt=''])"))
        {
            yield return $"the picture `{Excerpt.Of(picture.GetAttribute("src") ?? "")}` has no text alternative.";
        }
    }

    private static IEnumerable<string> References(IDocument document) =>
        document.QuerySelectorAll("main .prose :is(p, li, td)").SelectMany(text => Footnote().Matches(text.TextContent))
            .Select(reference => $"the footnote {reference.Value} is not there.");

    private static IEnumerable<string> Answers(Notebook notebook) => notebook.CodeCells
        .Where(cell => SolutionId().IsMatch(cell.Id) || cell.Tags.Contains("solution"))
        .Where(cell => !cell.Tags.Contains("solution") || CellView.Of(cell) is { All: Visibility.Shown, Source: Visibility.Shown })
        .Select(cell => $"cell {cell.Number} shows a solution: it needs the tag `solution`, and its source folded.");

    private bool Arrives(string url, string file)
    {
        var (path, anchor) = url.Split('#', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (url, "");
        var target = path.Length == 0 ? file : Uri.UnescapeDataString(path);
        return File.Exists(Path.Combine(site, target)) && (anchor.Length == 0 || AnchorsOf(target).Contains(anchor));
    }

    private HashSet<string> AnchorsOf(string file)
    {
        if (!anchors.TryGetValue(file, out var known))
        {
            var document = parser.ParseDocument(File.ReadAllText(Path.Combine(site, file)));
            known = [.. document.QuerySelectorAll("[id], a[name]").Select(place => place.Id ?? place.GetAttribute("name")!)];
            anchors[file] = known;
        }
        return known;
    }

    [GeneratedRegex(@"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")]
    private static partial Regex IsElsewhere();

    [GeneratedRegex(@"\[\^[^\]\s]+\]")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^ex-\w+-solution$")]
    private static partial Regex SolutionId();
}
