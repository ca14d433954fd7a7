namespace LossNotebooks.Cli.Tests;

/// <summary>What readers of the pages take along, and where they report errors.</summary>
public sealed class TakeAlongTests : IDisposable
{
    private readonly TemporaryFolder folder = new("take-along");

    public TakeAlongTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_chapter_offers_the_data_that_its_cells_load()
    {
        var course = Path.Combine(Fixture.Repository, "notebooks", "00-start-here.ipynb");
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", course)).ExitCode);
        Assert.Contains(
            """its data: <a href="data/cars.csv" download>cars.csv</a>""", Text("00-start-here.html"), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(Fixture.Repository, "data", "cars.csv")), Text("data/cars.csv"));
    }

    [Fact]
    public async Task Markdown_and_data_of_the_repository_are_pages_to_read()
    {
        folder.File("course/LossNotebooks.sln", "");
        folder.File("course/data/README.md", "# Data\n\n| file |\n|---|\n| [`d.csv`](d.csv) |\n\nSee [a paper](https://doi.org/10.1/x).");
        folder.File("course/data/d.csv", "a,b\n1,<2>\n");
        folder.File("course/notebooks/a.ipynb", Fixture.NotebookText("%%# Title\n\n[data](../data/README.md)"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "--strict", "-o", "site", "course/notebooks/a.ipynb");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("""<a href="data.d.csv.html"><code>d.csv</code></a>""", Text("data.README.md.html"), StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.1/x", Text("data.README.md.html"), StringComparison.Ordinal);
        Assert.Contains("<tr><td>1</td><td>&lt;2&gt;</td></tr>", Text("data.d.csv.html"), StringComparison.Ordinal);
        Assert.Contains("""<a href="data/d.csv" download>""", Text("data.d.csv.html"), StringComparison.Ordinal);
        Assert.Equal("a,b\n1,<2>\n", Text("data/d.csv"));
    }

    [Theory]
    [InlineData("mailto:me@example.org", "mailto:me@example.org?subject=A%20title")]
    [InlineData("https://example.org/issues", "https://example.org/issues")]
    public async Task Errors_are_reported_where_the_author_says(string address, string link)
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# A title"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "--report-address", address, "a.ipynb")).ExitCode);
        Assert.Contains($"<a href=\"{link}\">Report an error</a>", Text("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "--report-address", "me", "a.ipynb");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("--report-address takes an address on the web or of mail", outcome.Errors, StringComparison.Ordinal);
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(folder.Path, "site", file));
}
