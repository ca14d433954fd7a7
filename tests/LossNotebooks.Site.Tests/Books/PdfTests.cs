using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;

namespace LossNotebooks.Site.Tests.Books;

/// <summary>The course on paper.</summary>
public sealed class PdfTests : IClassFixture<PrintedCourse>
{
    private const int ContentsPage = 2;

    private readonly PrintedCourse course;

    public PdfTests(PrintedCourse course)
    {
        Tools.NeedNode();
        Tools.NeedChromium();
        this.course = course;
    }

    [Fact]
    public void It_holds_as_many_figures_as_the_pages()
    {
        var figures = Directory.GetFiles(course.Site, "0*.html").Sum(page => Count(File.ReadAllText(page), "class=\"plot\""));
        Assert.True(figures > 0);
        // In a PDF whatever has a text alternative carries it.
        Assert.Equal(figures, Count(Encoding.Latin1.GetString(course.Pdf), "/S /Figure\n/Alt"));
    }

    [Fact]
    public void Bookmarks_name_chapters_and_their_sections_where_they_are()
    {
        using var pdf = PdfDocument.Open(course.Pdf);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            ["Contents", "From likelihood to loss L[ϕ]", "Figures", "Solutions"], bookmarks.Roots.Select(root => root.Title.Trim()));
        // A formula lies over the text, and comes after it.
        Assert.All(bookmarks.GetNodes().OfType<DocumentBookmarkNode>(), node => Assert.All(node.Title.Trim().Split(' '),
            word => Assert.Contains(word, TextOf(pdf.GetPage(node.PageNumber)), StringComparison.Ordinal)));
    }

    [Fact]
    public void The_contents_have_the_numbers_of_the_pages_to_which_they_lead()
    {
        using var pdf = PdfDocument.Open(course.Pdf);
        var contents = pdf.GetPage(ContentsPage);
        var entries = contents.GetAnnotations().Where(link => link.Action is GoToAction).ToList();
        Assert.Equal(7, entries.Count);
        Assert.All(entries, entry => Assert.Equal(
            ((GoToAction)entry.Action!).Destination.PageNumber.ToString(CultureInfo.InvariantCulture), NumberBeside(entry, contents)));
    }

    [Fact]
    public void Links_lead_to_places_in_the_book_and_none_to_a_file_of_this_machine()
    {
        using var pdf = PdfDocument.Open(course.Pdf);
        var links = pdf.GetPages().SelectMany(page => page.GetAnnotations()).Where(link => link.Type == AnnotationType.Link).ToList();
        Assert.True(links.Count > 10);
        Assert.All(links, link => Assert.True(link.Action is GoToAction || link.Action is UriAction { Uri: var uri }
            && uri.StartsWith("http", StringComparison.Ordinal), link.AnnotationDictionary.ToString()));
        var titled = pdf.GetPages().Single(page => TextOf(page).Contains("Seethefigures", StringComparison.Ordinal));
        Assert.Contains(titled.GetAnnotations(), link => link.Action is GoToAction { Destination.PageNumber: var to }
            && TextOf(pdf.GetPage(to)).Contains("Aslider", StringComparison.Ordinal) && to > titled.Number);
    }

    [Fact]
    public void Solutions_stand_at_the_end_and_nowhere_else()
    {
        using var pdf = PdfDocument.Open(course.Pdf);
        var pages = pdf.GetPages().Where(page => TextOf(page).Contains("6*7", StringComparison.Ordinal)).ToList();
        Assert.Equal(pdf.NumberOfPages, Assert.Single(pages).Number);
        Assert.Contains("Exercise1", TextOf(pages[0]), StringComparison.Ordinal);
        Assert.Contains(pdf.GetPages(), page => TextOf(page).Contains(
            string.Create(CultureInfo.InvariantCulture, $"Solution,page{pdf.NumberOfPages}"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_notebook_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder("book");
        var notebook = Fixture.NotebookText("%%# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Section\n\n$x$");
        folder.File("a.ipynb", notebook);
        async Task<byte[]> PrintAsync()
        {
            Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "--pdf", "a.pdf", "a.ipynb")).ExitCode);
            return File.ReadAllBytes(Path.Combine(folder.Path, "a.pdf"));
        }
        Assert.Equal(await PrintAsync(), await PrintAsync());
    }

    [Fact]
    public async Task Without_a_browser_there_is_one_sentence_before_anything_runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere browsers are found without the PATH.");
        using var folder = new TemporaryFolder("no-browser");
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        Assert.Equal(new Outcome(1, "", "A PDF needs Chromium, Chrome or Edge, which prints it: install one so that it is on the PATH."),
            await Command.RunWithoutToolsAsync(folder.Path, "pages", "--pdf", "book.pdf", "a.ipynb"));
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;

    private static string TextOf(Page page) =>
        string.Concat(page.Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The next number on the right of a link, in its line.</summary>
    private static string NumberBeside(Annotation link, Page page)
    {
        var (line, right) = ((link.Rectangle.Bottom + link.Rectangle.Top) / 2, link.Rectangle.Right);
        return page.GetWords().Where(word => word.BoundingBox.Bottom < line + 3 && word.BoundingBox.Top > line - 3
            && word.BoundingBox.Left > right - 1).MinBy(word => word.BoundingBox.Left)!.Text;
    }
}
