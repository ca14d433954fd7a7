using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Rendering;

/// <summary>The first page: something to try, what the course is, and its chapters as cards.</summary>
internal static class Landing
{
    private const string Sign = $"{SiteAssets.Folder}/icon.svg";

    // In characters: what is heavier shows a thousand points, which nobody can tell apart on a card.
    private const int HeaviestPicture = 40_000;

    public static string Html(Course course, string title, string tagline, string take) => $"""
        <main id="content" class="landing">
        <header>
        <div>
        <h1>{title}</h1>
        <p class="tagline">{tagline}</p>
        </div>
        <p class="begin"><a href="{course.Pages[0].Url}">Begin</a></p>
        </header>
        {string.Concat(course.Pages.Select(page => page.Landing))}
        {string.Concat(course.Parts.Where(part => !IsBeginning(part, course)).Select(Part))}<p class="download">{take}</p>
        </main>
        """;

    /// <summary>Is it the page alone to which the button leads, while the map shows all others?</summary>
    private static bool IsBeginning(Part part, Course course) =>
        course.Parts.Count > 1 && part.Title.Length == 0 && part.Chapters is [var only] && only.Page == course.Pages[0];

    private static string Part(Part part) => $"""
        <section class="part">
        {(part.Title.Length > 0 ? $"<h2>{Rendering.Html.Escape(part.Title)}</h2>\n" : "")}<ol class="cards">
        {string.Concat(part.Chapters.Select(Card))}</ol>
        </section>

        """;

    /// <summary>
    /// What shows most of a chapter's figures, and the course's own sign where there are none. It says nothing that the title does not, so
    /// nobody has to hear of it.
    /// </summary>
    private static string Picture(Page page)
    {
        var most = page.Figures.Where(figure => figure.PictureLength is > 0 and < HeaviestPicture).MaxBy(figure => figure.PictureLength);
        return $"<img{(most is null ? " class=\"sign\"" : "")} src=\"{most?.PictureUrl ?? Sign}\" alt=\"\" loading=\"lazy\">\n";
    }

    private static string Card(Chapter chapter) => $"""
        <li>
        {Picture(chapter.Page)}<p class="title"><a href="{chapter.Page.Url}"{Sidebar.Checks(chapter.Page)}>{chapter.Page.Title.Html}</a></p>
        <p>{chapter.Question}</p>
        <p class="minutes">{Words.Minutes(chapter.Page.Notebook)} min</p>
        </li>

        """;
}
