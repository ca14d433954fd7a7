using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LossNotebooks.Site.Tests.Books;

/// <summary>The course as EPUB, by the rules of the W3C.</summary>
public sealed partial class EpubTests : IDisposable
{
    private readonly TemporaryFolder folder = new("epub");

    public EpubTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_an_archive_whose_documents_are_XML_and_whose_links_and_pictures_are_there()
    {
        var outcome = await Command.RunAsync(folder.Path, ["pages", "-o", "site", "--epub", "book.epub", .. Fixture.SmallCourse]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var bytes = File.ReadAllBytes(Path.Combine(folder.Path, "book.epub"));
        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(bytes, 30, 28)); // After a head of 30 bytes, as it is.

        using var archive = new ZipArchive(new MemoryStream(bytes));
        var texts = archive.Entries.ToDictionary(entry => entry.FullName, Text);
        var documents = texts.Where(file => file.Key.EndsWith(".xhtml", StringComparison.Ordinal))
            .ToDictionary(file => file.Key["book/".Length..], file => XDocument.Parse(file.Value));
        Assert.Equal(["chapter-1.xhtml", "chapter-2.xhtml", "contents.xhtml", "solutions.xhtml"],
            documents.Keys.Order(StringComparer.Ordinal));
        var listed = XDocument.Parse(texts["book/book.opf"]).Descendants().Where(item => item.Name.LocalName == "item")
            .Select(item => $"book/{item.Attribute("href")!.Value}");
        Assert.Equal(texts.Keys.Except(["mimetype", "META-INF/container.xml", "book/book.opf"]).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
        CheckLinks(documents, texts.Keys);
        Assert.Contains("<math", texts["book/chapter-1.xhtml"], StringComparison.Ordinal);
        Assert.DoesNotContain("katex", texts["book/chapter-1.xhtml"], StringComparison.Ordinal);
        Assert.DoesNotContain("6</span> * ", texts["book/chapter-1.xhtml"], StringComparison.Ordinal); // The solution.
    }

    [Fact]
    public async Task The_same_notebook_gives_the_same_bytes()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title\n\n[here](#title) $x$"));
        async Task<byte[]> BookAsync()
        {
            Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "--epub", "a.epub", "a.ipynb")).ExitCode);
            return File.ReadAllBytes(Path.Combine(folder.Path, "a.epub"));
        }
        Assert.Equal(await BookAsync(), await BookAsync());
    }

    [Fact]
    public async Task What_is_folded_within_a_solution_is_a_part_of_it()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title",
            "%%<details><summary>First</summary>\n\nAnswer.\n\n<details><summary>More</summary>\n\nDeeper.\n\n</details>\n\n</details>",
            "%%<details><summary>Second</summary>\n\nAnswer.\n\n</details>"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "--epub", "a.epub", "a.ipynb")).ExitCode);
        using var archive = ZipFile.OpenRead(Path.Combine(folder.Path, "a.epub"));
        var documents = archive.Entries.Where(entry => entry.FullName.EndsWith(".xhtml", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName["book/".Length..], entry => XDocument.Parse(Text(entry)));
        CheckLinks(documents, archive.Entries.Select(entry => entry.FullName));
        var solutions = documents["solutions.xhtml"].Descendants();
        Assert.Equal(["First", "Second"], solutions.Where(element => element.Name.LocalName == "h3").Select(element => element.Value));
        Assert.Contains(solutions, element => element.Value == "Deeper.");
    }

    private static void CheckLinks(Dictionary<string, XDocument> documents, IEnumerable<string> files) =>
        Assert.All(documents, document => Assert.All(Links(document.Key, document.Value), link => Assert.True(
            link.Anchor is null ? files.Contains($"book/{link.File}") : Ids(documents[link.File]).Contains(link.Anchor),
            $"{document.Key} leads to {link}")));

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static HashSet<string> Ids(XDocument document) =>
        [.. document.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>()];

    private static IEnumerable<(string File, string? Anchor)> Links(string file, XDocument document) =>
        from element in document.Descendants()
        from name in (string[])["href", "src"]
        let url = element.Attribute(name)?.Value
        where url is not null && !Elsewhere().IsMatch(url)
        let parts = url.Split('#')
        select (parts[0].Length == 0 ? file : Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? parts[1] : null);

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Elsewhere();
}
