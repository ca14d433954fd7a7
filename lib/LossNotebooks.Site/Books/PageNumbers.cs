using System.Globalization;
using AngleSharp.Dom;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>
/// The numbers of pages that a book says of its places. Browsers can't count those of other places, so the book is printed twice: the
/// first time with marks of the same size, from which the numbers are read.
/// </summary>
internal static class PageNumbers
{
    private const string Unknown = "000";

    /// <summary>A mark for the number of the page on which a place is.</summary>
    /// <param name="id">The place's anchor.</param>
    /// <param name="before">Words that stand only before a number.</param>
    public static string Mark(string id, string before = "") =>
        $"<span class=\"page\" data-of=\"{Html.Escape(id)}\">{before}<span class=\"number\">{Unknown}</span></span>";

    /// <summary>Writes numbers into all marks.</summary>
    public static void Fill(IParentNode document, IReadOnlyDictionary<string, int> pages)
    {
        foreach (var mark in document.QuerySelectorAll(".page[data-of]"))
        {
            mark.QuerySelector(".number")!.TextContent = pages.TryGetValue(mark.GetAttribute("data-of")!, out var page)
                ? page.ToString(CultureInfo.InvariantCulture) : Unknown;
        }
    }

    /// <summary>Removes all marks, for books whose pages are as large as the reader wants.</summary>
    public static void Remove(IParentNode document)
    {
        foreach (var mark in document.QuerySelectorAll(".page[data-of]"))
        {
            mark.Remove();
        }
    }
}
