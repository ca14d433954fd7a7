using System.Xml;
using AngleSharp.Dom;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>Where the links of pages lead in a book: to its chapters, to the published site, or to other hosts as they did.</summary>
/// <param name="pages">The pages, in the order of the book.</param>
/// <param name="address">Where the site is published; null if nobody knows, and then what is not in the book is no link.</param>
internal sealed class BookLinks(IReadOnlyList<Page> pages, Uri? address)
{
    private readonly Dictionary<string, Page> byUrl = pages.ToDictionary(page => page.Url);

    /// <summary>The anchor of a chapter.</summary>
    public string Chapter(Page page) => $"chapter-{pages.Index().First(other => other.Item == page).Index + 1}";

    /// <summary>What the book calls an anchor of a chapter: as XML allows, without colons.</summary>
    public static string Anchor(string chapter, string anchor) => $"{chapter}-{XmlConvert.EncodeLocalName(anchor)}";

    /// <summary>Gives the anchors of a chapter names that no other chapter has, and lets links lead to them.</summary>
    public void Rewrite(IElement chapter, string id)
    {
        foreach (var place in chapter.QuerySelectorAll("[id]"))
        {
            place.Id = Anchor(id, place.Id!);
        }
        foreach (var link in chapter.QuerySelectorAll("a[href]"))
        {
            // Words of code lead to the reference, which is no part of the book; on paper so many links only disturb.
            if (link.Closest("pre") is null && Target(link.GetAttribute("href")!, id, chapter) is { } target)
            {
                link.SetAttribute("href", target);
            }
            else
            {
                Unlink(link);
            }
        }
    }

    private string? Target(string url, string id, IElement chapter)
    {
        var (path, anchor) = url.Split('#', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (url, "");
        if (path.Length == 0)
        {
            return anchor.Length == 0 ? $"#{id}"
                : chapter.Owner!.GetElementById(Anchor(id, anchor)) is null ? null : $"#{Anchor(id, anchor)}";
        }
        if (byUrl.TryGetValue(path, out var page))
        {
            // As browsers do where a page has no such place: the page itself.
            return page.Headings.Any(heading => heading.Id == anchor) || page.Body.Contains($"id=\"{anchor}\"", StringComparison.Ordinal)
                ? $"#{Anchor(Chapter(page), anchor)}" : $"#{Chapter(page)}";
        }
        return Uri.TryCreate(url, UriKind.Absolute, out _) ? url : address is null ? null : new Uri(address, url).AbsoluteUri;
    }

    /// <summary>Words without a link; what style they had stays.</summary>
    private static void Unlink(IElement link)
    {
        var words = link.Owner!.CreateElement("span");
        words.ClassName = link.ClassName;
        words.Append([.. link.ChildNodes]);
        link.Replace(words);
    }
}
