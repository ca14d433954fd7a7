using System.Net;
using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>What a site has around its pages: the first page's parts, addresses, an answer where nothing is.</summary>
public sealed class PublishedPagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new("published");

    public PublishedPagesTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_headings_of_a_map_are_the_parts_of_the_course_and_its_links_their_chapters()
    {
        const string Table = "| page | question |\n|---|---|\n| [x](c.ipynb) | Why *so*? |";
        Tagged("a", "map", "%%# Start", $"%%## Way\n\n### Why\n\n{Table}\n\n### How\n\n[b](b.ipynb)");
        folder.File("b.ipynb", Fixture.NotebookText("%%# Second\n\nIts lead."));
        folder.File("c.ipynb", Fixture.NotebookText("%%# Third\n\nIts lead."));
        await MakeAsync("a.ipynb", "b.ipynb", "c.ipynb");
        var index = Page("index");
        string[] order = ["<h2>Why</h2>", "Third</a>", "Why <em>so</em>?", "<h2>How</h2>", "Second</a>", "Its lead."];
        Assert.Equal(order.Select(words => index.IndexOf(words, StringComparison.Ordinal)).Order(),
            order.Select(words => index.IndexOf(words, StringComparison.Ordinal)));
        Assert.All(order, words => Assert.Contains(words, index, StringComparison.Ordinal));
        Assert.DoesNotContain("Way", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_tagged_landing_stand_on_the_first_page_as_well()
    {
        Tagged("a", "landing", "%%# Title", "%%Who it is for", "%%Not here");
        await MakeAsync("a.ipynb");
        Assert.All((string[])["index", "a"], page => Assert.Contains("Who it is for", Page(page), StringComparison.Ordinal));
        Assert.DoesNotContain("Not here", Page("index"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/course")]
    [InlineData("https://example.org/course/")]
    public async Task A_base_address_gives_pages_their_own_and_search_engines_a_list(string address)
    {
        folder.File("a b.ipynb", Fixture.NotebookText("%%# Title"));
        await MakeAsync("a b.ipynb", "--base-address", address);
        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/course/a%20b.html\">", Page("a b"), StringComparison.Ordinal);
        Assert.Contains("content=\"https://example.org/course/assets/card.png\"", Page("a b"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "site", "assets", "card.png")));
        Assert.Contains("<base href=\"/course/\">", Page("404"), StringComparison.Ordinal);
        var sitemap = File.ReadAllText(Path.Combine(folder.Path, "site", "sitemap.xml"));
        Assert.Contains("<loc>https://example.org/course/</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains("<loc>https://example.org/course/a%20b.html</loc>", sitemap, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/?a=b")]
    public async Task A_base_address_that_is_none_gets_one_sentence(string address)
    {
        var outcome = await Command.RunAsync(folder.Path, "pages", "--base-address", address);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--base-address takes the address of a folder on the web", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_shows_a_page_where_nothing_is()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title"));
        using var command = Command.Start(folder.Path, "serve", "--port", "0", "a.ipynb");
        var address = await command.ServedAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(address, "no/such.html"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no page at this address", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_notebooks_give_the_same_bytes()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title\n\nLikelihood and loss."));
        await MakeAsync("a.ipynb");
        Dictionary<string, string> Files() => Directory.GetFiles(Path.Combine(folder.Path, "site"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        var first = Files();
        await MakeAsync("a.ipynb");
        Assert.Equal(first, Files());
    }

    private async Task MakeAsync(params string[] arguments)
    {
        var outcome = await Command.RunAsync(folder.Path, ["pages", "-o", "site", .. arguments]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    private string Page(string name) => File.ReadAllText(Path.Combine(folder.Path, "site", $"{name}.html"));

    /// <summary>A notebook whose second cell has a tag.</summary>
    private void Tagged(string name, string tag, params string[] cells)
    {
        var notebook = NotebookFile.Read(folder.File($"{name}.ipynb", Fixture.NotebookText(cells)));
        notebook.Cells[1].Json["metadata"]!["tags"] = new JsonArray(tag);
        NotebookStore.Write(notebook);
    }
}
