using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site;

/// <summary>A page as the course lists it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Question">What the map says that it answers; the first paragraph where the map says nothing. HTML.</param>
internal sealed record Chapter(Page Page, string Question);

/// <summary>Chapters that belong together.</summary>
/// <param name="Title">The heading of the map above them; empty for those that are on no map.</param>
/// <param name="Chapters">The chapters, in the map's order.</param>
internal sealed record Part(string Title, IReadOnlyList<Chapter> Chapters);

/// <summary>
/// The pages in their order, and in the parts that the notebooks themselves name: the headings of the cells tagged <c>map</c>. A new
/// notebook joins a part by a link below its heading.
/// </summary>
internal sealed class Course
{
    public Course(IReadOnlyList<Page> pages)
    {
        Pages = pages;
        var known = pages.ToDictionary(page => page.Url);
        var mapped = pages.SelectMany(page => page.Map)
            .Where(entry => known.ContainsKey(entry.Url)).DistinctBy(entry => entry.Url).ToList();
        var onMap = mapped.Select(entry => entry.Url).ToHashSet();
        // What is on no map, such as the notebook that holds it, comes first.
        var others = pages.Where(page => !onMap.Contains(page.Url)).Select(page => new Chapter(page, page.Lead.Html)).ToList();
        Parts =
        [
            .. others.Count > 0 ? [new Part("", others)] : (Part[])[],
            .. mapped.GroupBy(entry => entry.Part, (title, entries) => new Part(title,
                [.. entries.Select(entry => new Chapter(known[entry.Url], entry.Question is { Length: > 0 } question
                    ? question : known[entry.Url].Lead.Html))])),
        ];
    }

    public IReadOnlyList<Page> Pages { get; }

    public IReadOnlyList<Part> Parts { get; }
}
