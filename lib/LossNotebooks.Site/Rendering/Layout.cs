using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>The frame around every page: head, navigation, table of contents.</summary>
internal static partial class Layout
{
    /// <summary>What the pages call the course.</summary>
    private const string Title = "Loss functions";

    private const string Tagline = "Where the right loss comes from: distributions, likelihood, and a recipe, in notebooks that run.";

    private const string Take =
        $"""<a href="{Archive}" download>Download all notebooks</a> with the built library: unpack, and they run in any .NET kernel.""";

    /// <summary>All notebooks in one file.</summary>
    public const string Archive = "notebooks.zip";

    /// <summary>A notebook's page between its neighbours.</summary>
    public static string Page(Page page, Page? previous, Page? next) => Frame(
        title: $"{page.Title.Text} · {Title}",
        description: page.Lead.Text,
        page: $"""
            <header class="top"><a href="index.html">{Title}</a></header>
            {Contents(page)}
            <main id="content">
            {page.Body}
            <p class="download"><a href="{page.DownloadUrl}" download>Download this notebook</a></p>
            <nav class="turn" aria-label="Previous and next">
            {Turn(previous, "prev", "Previous")}
            {Turn(next, "next", "Next")}
            </nav>
            </main>
            """);

    /// <summary>The page from which all others are reached.</summary>
    public static string Index(IReadOnlyList<Page> pages) => Frame(Title, Tagline, $"""
        <main id="content" class="index">
        <h1>{Title}</h1>
        <p class="tagline">{Tagline}</p>
        <p class="begin"><a href="{pages[0].Url}">Begin</a></p>
        {string.Concat(pages.Select(page => page.Map))}
        <h2>All pages</h2>
        <ol class="course">
        {string.Concat(pages.Select(page => $"""
            <li><h3><a href="{page.Url}">{page.Title.Html}</a></h3>
            <p>{page.Lead.Html}</p></li>

            """))}</ol>
        <p class="download">{Take}</p>
        </main>
        """);

    /// <summary>A file of the repository to which a page links.</summary>
    public static string File(LinkedFile file) => Frame($"{file.Name} · {Title}", $"The file {file.Name} of the course.", $"""
        <header class="top"><a href="index.html">{Title}</a></header>
        <main id="content" class="file">
        <h1>{Html.Escape(Path.GetFileName(file.Name))}</h1>
        <p><code>{Html.Escape(file.Name)}</code></p>
        {Code.File(file.Path)}
        </main>
        """);

    private static string Frame(string title, string description, string page) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="description" content="{Html.Escape(description)}">
        <title>{Html.Escape(title)}</title>
        <link rel="icon" href="assets/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="assets/katex.min.css">
        <link rel="stylesheet" href="assets/site.css">
        <link rel="stylesheet" href="assets/figures.css">
        <script src="assets/site.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the text</a>
        {page}
        </body>
        </html>

        """;

    private static string Contents(Page page) => $"""
        <nav class="contents" aria-label="On this page">
        <details>
        <summary>On this page</summary>
        <ol>
        {string.Concat(page.Headings.Skip(1).Where(heading => heading.Level <= 3).Select(heading =>
            $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">{Unlinked(heading.Html)}</a></li>\n"))}</ol>
        </details>
        </nav>
        """;

    private static string Turn(Page? page, string rel, string label) =>
        page is null ? "" : $"""<a class="{rel}" rel="{rel}" href="{page.Url}"><span>{label}</span> {page.Title.Html}</a>""";

    /// <summary>A heading within a link can't hold another one.</summary>
    private static string Unlinked(string html) => Link().Replace(html, "");

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Link();
}
