using LossNotebooks.Site.Glossary;
using LossNotebooks.Site.Reference;

namespace LossNotebooks.Site.Rendering;

/// <summary>The pages of a site, whole.</summary>
internal sealed class Layout(Course course, LibraryReference reference, SiteOptions options)
{
    /// <summary>The page from which all others are reached.</summary>
    public const string IndexFile = "index.html";

    /// <summary>What servers show where nothing is.</summary>
    public const string NotFoundFile = "404.html";

    /// <summary>All notebooks in one file.</summary>
    public const string Archive = "notebooks.zip";

    /// <summary>What the pages call the course.</summary>
    public const string Title = "Loss functions";

    /// <summary>What it is about.</summary>
    public const string Tagline = "Where the right loss comes from: distributions, likelihood, and a recipe, in notebooks that run.";

    private const string Take =
        $"""<a href="{Archive}" download>Download all notebooks</a> with the built library: unpack, and they run in any .NET kernel.""";

    private const string LookUp =
        $"""<a href="{LibraryReference.File}">The library</a> says what each type is, with its formula and its source.""";

    private const string TryOut =
        $"""<a href="{Scratch.File}">Your own data</a>: an empty notebook with the library, which runs in your browser.""";

    /// <summary>The glossary, to which words on pages lead.</summary>
    public TermLinks Terms { get; } = new(course.Pages);

    private readonly Frame frame = new(Title, options.Address, options.IsTrusted);

    /// <summary>A notebook's page between its neighbours.</summary>
    public string Page(Page page, Page? previous, Page? next) => frame.Around(page.File, page.Title.Text, page.Lead.Text, $"""
        <main id="content"{(page.IsLive ? $" data-live=\"{Html.Escape(page.Notebook.Name)}\"" : "")}>
        {Terms.Body(page)}
        <p class="download"><a href="{page.DownloadUrl}" download>Download this notebook</a>{Data(page)}{Report(page.Title.Text)}</p>
        <nav class="turn" aria-label="Previous and next">
        {Turn(previous, "prev", "Previous")}
        {Turn(next, "next", "Next")}
        </nav>
        </main>
        """, Side(page), page.IsLive);

    /// <summary>The first page.</summary>
    public string Index()
    {
        var more = (reference.IsEmpty ? "" : $" {LookUp}") + (options.IsLive ? $" {TryOut}" : "");
        return frame.Around(IndexFile, Title, Tagline, Landing.Html(course, Title, Tagline, Take + more), sidebar: "");
    }

    /// <summary>The page for readers' own data.</summary>
    public string OfScratch(Page page) => frame.Around(page.File, page.Title.Text, page.Lead.Text, $"""
        <main id="content" data-live="{Scratch.Name}" data-scratch>
        {page.Body}
        <p class="download"><a href="{page.DownloadUrl}" download>Download this notebook</a></p>
        </main>
        """, Side(here: null), isLive: true);

    /// <summary>The page of an address that does not exist.</summary>
    public string NotFound() => frame.Around(NotFoundFile, "Not here", "There is no such page.", """
        <main id="content">
        <h1>Not here</h1>
        <p>There is no page at this address. <a href="index.html">The first page</a> leads to all others.</p>
        </main>
        """, Side(here: null));

    /// <summary>The pages of the reference, by file.</summary>
    public IEnumerable<(string File, string Html)> Reference() => reference.IsEmpty ? [] : reference.Pages.Select(page => (page.File,
        frame.Around(page.File, page.Title, page.Description, $"""
            <main id="content" class="reference">
            {page.Body}
            </main>
            """, Side(here: null))));

    /// <summary>A file of the repository to which a page links.</summary>
    /// <param name="file">The file.</param>
    /// <param name="body">What is to be seen of it.</param>
    public string File(LinkedFile file, string body) => frame.Around(file.File, file.Name, $"The file {file.Name} of the course.", $"""
        <main id="content" class="file">
        {body}
        </main>
        """, Side(here: null));

    private string Side(Page? here) => Sidebar.Html(course, here, hasReference: !reference.IsEmpty, hasScratch: options.IsLive);

    /// <summary>The data that a page's cells load, to be taken along.</summary>
    private string Data(Page page) => reference.Data(page) is not { Count: > 0 } files ? ""
        : $" · its data: {string.Join(", ", files.Select(file =>
            $"<a href=\"{file.Url}\" download>{Html.Escape(Path.GetFileName(file.Name))}</a>"))}";

    /// <summary>Where readers say that something is wrong, if the author has said where; a mail begins with the page's title.</summary>
    private string Report(string title) => options.ReportAddress is not { } report ? ""
        : $" · <a href=\"{Html.Escape(report.AbsoluteUri + (report.Scheme == Uri.UriSchemeMailto
            ? $"?subject={Uri.EscapeDataString(title)}" : ""))}\">Report an error</a>";

    private static string Turn(Page? page, string rel, string label) =>
        page is null ? "" : $"""<a class="{rel}" rel="{rel}" href="{page.Url}"><span>{label}</span> {page.Title.Html}</a>""";
}
