using AngleSharp.Dom;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>A place that the contents of a book name.</summary>
/// <param name="Level">1 for a chapter, 2 for a section of it.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Html">Its title.</param>
/// <param name="Part">The part of the course that begins with it; null if none does.</param>
internal sealed record BookEntry(int Level, string Id, string Html, string? Part);

/// <summary>A piece of a book that begins on a page of its own.</summary>
/// <param name="Id">Its anchor, with which its other anchors begin.</param>
/// <param name="Title">Its title as text.</param>
/// <param name="Body">What stands in it.</param>
/// <param name="Entries">What the contents say of it.</param>
internal sealed record BookSection(string Id, string Title, IElement Body, IReadOnlyList<BookEntry> Entries);

/// <summary>The course as one book: its chapters in the order of the map, and the solutions of all exercises at the end.</summary>
public sealed class Book
{
    private const string SolutionsId = "solutions";

    // Contents deeper than this would be as long as a chapter.
    private const int Deepest = 2;

    private readonly List<BookSection> sections = [];

    internal Book(Course course, Uri? address)
    {
        Address = address;
        Pages = [.. course.Parts.SelectMany(part => part.Chapters).Select(chapter => chapter.Page)];
        var links = new BookLinks(Pages, address);
        var chapters = Pages.Select(page => new BookChapter(page, links)).ToList();
        var begins = course.Parts.ToDictionary(part => part.Chapters[0].Page, part => part.Title);
        foreach (var chapter in chapters)
        {
            NameSolutions(chapter);
            sections.Add(new(chapter.Id, chapter.Page.Title.Text, chapter.Body,
                [.. Entries(chapter, begins.GetValueOrDefault(chapter.Page))]));
        }
        if (chapters.Any(chapter => chapter.Solutions.Count > 0))
        {
            sections.Add(Solutions(chapters, links));
        }
    }

    internal Uri? Address { get; }

    /// <summary>The pages, in the order of the book.</summary>
    internal IReadOnlyList<Page> Pages { get; }

    internal IReadOnlyList<BookSection> Sections => sections;

    private static IEnumerable<BookEntry> Entries(BookChapter chapter, string? part)
    {
        yield return new(1, chapter.Id, chapter.Page.Title.Html, string.IsNullOrEmpty(part) ? null : part);
        foreach (var heading in chapter.Page.Headings.Skip(1).Where(heading => heading.Level == Deepest))
        {
            yield return new(2, BookLinks.Anchor(chapter.Id, heading.Id), heading.Html, null);
        }
    }

    /// <summary>Says below each exercise where its solution stands.</summary>
    private static void NameSolutions(BookChapter chapter)
    {
        foreach (var (index, place) in chapter.Body.QuerySelectorAll(".to-solution").Index())
        {
            var id = chapter.SolutionId(index + 1);
            place.Id = chapter.QuestionId(index + 1);
            place.InnerHtml = $"<a href=\"#{id}\">{place.InnerHtml}</a>{PageNumbers.Mark(id, ", page ")}";
        }
    }

    private static BookSection Solutions(List<BookChapter> chapters, BookLinks links)
    {
        var body = chapters[0].Element("div", "<h1>Solutions</h1>");
        foreach (var chapter in chapters.Where(chapter => chapter.Solutions.Count > 0))
        {
            body.Append(chapter.Element("h2", chapter.Page.Title.Html));
            foreach (var (index, (name, answer)) in chapter.Solutions.Index())
            {
                links.Rewrite(answer, chapter.Id);
                var heading = chapter.Element("h3", $"<a href=\"#{chapter.QuestionId(index + 1)}\">{Html.Escape(name)}</a>");
                heading.Id = chapter.SolutionId(index + 1);
                body.Append(heading, answer);
            }
        }
        return new(SolutionsId, "Solutions", body, [new(1, SolutionsId, "Solutions", null)]);
    }
}
