using System.IO.Compression;
using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>What <c>pages</c> makes of notebooks that are not the course's.</summary>
public sealed class PagesContentTests : IDisposable
{
    private readonly TemporaryFolder folder = new("content");

    public PagesContentTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_formula_that_cannot_be_set_is_said_and_the_site_is_written()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%$\\frac{1}$"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith(@"a.ipynb, cell 1: the formula `\frac{1}` can't be set: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(@"$\frac{1}$", File.ReadAllText(Path.Combine(folder.Path, "site", "a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_a_cell_that_was_meant_not_to_compile_is_on_its_page()
    {
        var text = Fixture.NotebookText("record Point(int X);", "Nowhere.At();", "new Point(1).X");
        var notebook = NotebookFile.Read(folder.File("a.ipynb", text));
        notebook.Cells[1].Json["metadata"]!["tags"] = new JsonArray("raises-exception");
        NotebookStore.Write(notebook);
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var page = File.ReadAllText(Path.Combine(folder.Path, "site", "a.html"));
        Assert.Equal(2, page.Split("""<span class="type">Point</span>""").Length - 1);
    }

    [Fact]
    public async Task Files_beside_a_notebook_keep_their_places_on_the_site()
    {
        folder.File("n/images/a.png", "picture");
        folder.File("n/d.csv", "a,b");
        folder.File("n/other.csv", "c");
        folder.File("n/a.ipynb", Fixture.NotebookText("%%![x](images/a.png) [d](d.csv)"));
        folder.File("n/b.ipynb", Fixture.NotebookText("%%<img alt='x' src='images/a.png'>"));
        folder.File("n/c/c.ipynb", Fixture.NotebookText("%%![x](../images/a.png)"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "n", ".git"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "n/a.ipynb", "n/b.ipynb", "n/c/c.ipynb");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("picture", File.ReadAllText(Path.Combine(folder.Path, "site", "images", "a.png")));
        Assert.Equal("a,b", File.ReadAllText(Path.Combine(folder.Path, "site", "d.csv")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "site", "other.csv")));
        using var archive = ZipFile.OpenRead(Path.Combine(folder.Path, "site", "notebooks.zip"));
        Assert.Equal(
            ["notebooks/a.ipynb", "notebooks/b.ipynb", "notebooks/c.ipynb", "notebooks/d.csv", "notebooks/images/a.png"],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_server_gives_notebooks_and_files_of_any_kind()
    {
        folder.File("d.parquet", "data");
        folder.File("a.ipynb", Fixture.NotebookText("%%[d](d.parquet)"));
        using var command = Command.Start(folder.Path, "serve", "--port", "0", "a.ipynb");
        var address = await command.ServedAsync();
        using var client = new HttpClient();
        Task<string> GetAsync(string file) => client.GetStringAsync(new Uri(address, file), TestContext.Current.CancellationToken);
        Assert.Equal("data", await GetAsync("d.parquet"));
        Assert.StartsWith("{", await GetAsync("notebooks/a.ipynb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](index.html)", "index.html")]
    [InlineData("[x](assets/site.css)", "assets/site.css")]
    public async Task A_file_may_not_take_the_place_of_one_of_the_sites(string markdown, string name)
    {
        folder.File(name, "mine");
        folder.File("a.ipynb", Fixture.NotebookText("%%" + markdown));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal($"Two pages of the site would be called {name}: rename a notebook, or a file that one links to.", outcome.Errors);
    }

    [Theory]
    [InlineData("\"metadata\":{\"jupyter\":{\"source_hidden\":\"yes\"}}", "metadata.jupyter.source_hidden is not true or false")]
    [InlineData("\"metadata\":{},\"attachments\":\"a.png\"", "attachments is not an object")]
    [InlineData("\"metadata\":{},\"attachments\":{\"a.png\":\"x\"}", "attachments[“a.png”] is not an object")]
    public async Task What_nbformat_does_not_allow_gets_one_sentence(string members, string problem)
    {
        var text = Fixture.NotebookText("%%![x](attachment:a.png)");
        folder.File("a.ipynb", text.Replace("\"metadata\":{},\"source\"", $"{members},\"source\"", StringComparison.Ordinal));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal(new Outcome(1, "", $"a.ipynb, cell 1 is not a cell as nbformat 4 has it: {problem}."), outcome);
    }
}
