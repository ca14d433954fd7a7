using System.Text.RegularExpressions;
using LossNotebooks.Site.Reference;

namespace LossNotebooks.Site.Rendering;

/// <summary>The way through the course, with the contents of the page on which one is: beside the text, or a drawer on phones.</summary>
internal static partial class Sidebar
{
    /// <summary>The anchor by which its button names it.</summary>
    public const string Id = "course";

    // A page's contents go as deep as this.
    private const int Deepest = 3;

    /// <summary>The sidebar.</summary>
    /// <param name="course">The pages.</param>
    /// <param name="here">The page where it stands; null for one that is none of the course's.</param>
    /// <param name="hasReference">Whether there is a reference of the library.</param>
    /// <param name="hasScratch">Whether there is a page for readers' own data.</param>
    public static string Html(Course course, Page? here, bool hasReference, bool hasScratch) => $"""
        <nav class="course" id="{Id}" popover aria-label="The course">
        <button class="close" popovertarget="{Id}" popovertargetaction="hide">Close</button>
        {string.Concat(course.Parts.Select(part => Part(part, here)))}{Other(hasReference, hasScratch)}</nav>
        """;

    private static string Other(bool hasReference, bool hasScratch) => !hasReference && !hasScratch ? "" : $"""
        <ol>
        {(hasReference ? $"<li><a href=\"{LibraryReference.File}\">The library</a></li>\n" : "")}{(hasScratch
            ? $"<li><a href=\"{Scratch.File}\">Your own data</a></li>\n" : "")}</ol>

        """;

    private static string Part(Part part, Page? here) => $"""
        {(part.Title.Length > 0 ? $"<p>{Rendering.Html.Escape(part.Title)}</p>\n" : "")}<ol>
        {string.Concat(part.Chapters.Select(chapter => Chapter(chapter.Page, here)))}</ol>

        """;

    private static string Chapter(Page page, Page? here) => page == here
        ? $"<li><a href=\"#content\" aria-current=\"page\"{Checks(page)}>{Unlinked(page.Title.Html)}</a>{Contents(page)}</li>\n"
        : $"<li><a href=\"{page.Url}\"{Checks(page)}>{Unlinked(page.Title.Html)}</a></li>\n";

    /// <summary>On a link to a page: what a reader can solve there, beside which the page's script says how much has been.</summary>
    public static string Checks(Page page) =>
        page.Checks.Any() ? $" data-checks=\"{Rendering.Html.Escape(string.Join(' ', page.Checks))}\"" : "";

    private static string Contents(Page page)
    {
        var headings = page.Headings.Skip(1).Where(heading => heading.Level <= Deepest).ToList();
        return headings.Count == 0 ? "" : $"""

            <ol class="contents" aria-label="On this page">
            {string.Concat(headings.Select(heading =>
                $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">{Unlinked(heading.Html)}</a></li>\n"))}</ol>

            """;
    }

    /// <summary>A heading within a link can't hold another one.</summary>
    public static string Unlinked(string html) => Link().Replace(html, "");

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Link();
}
