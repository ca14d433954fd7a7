using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>What <c>pages --untrusted</c> does with notebooks of strangers.</summary>
public sealed class StrangersTests : IDisposable
{
    private readonly TemporaryFolder folder = new("strangers");

    public StrangersTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_is_executed_and_what_is_stored_is_shown()
    {
        var notebook = NotebookFile.Read(folder.File("a.ipynb", Fixture.NotebookText(
            "System.IO.File.WriteAllText(\"executed\", \"\"); \"new\"", "%%<script>x</script>*text*")));
        notebook.Cells[0].Json["outputs"] = new JsonArray(
            new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "stored <script>" });
        NotebookStore.Write(notebook);
        var outcome = await Command.RunAsync(folder.Path, "pages", "--untrusted", "-o", "site", "a.ipynb");
        Assert.Equal((0, "a.ipynb, cell 2: `<script>` is left out: the notebook is not trusted."), (outcome.ExitCode, outcome.Errors));
        Assert.False(File.Exists(Path.Combine(folder.Path, "executed")));
        var page = File.ReadAllText(Path.Combine(folder.Path, "site", "a.html"));
        Assert.Contains("stored &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self' file:;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_other_files_only_pictures_beside_the_notebook_come_along()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        folder.File("outside.png", "picture");
        folder.File("n/pictures/a.png", "picture");
        folder.File("n/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        folder.File("n/a.html", "<script></script>");
        folder.File("n/a.csv", "1");
        folder.File("n/a.ipynb", Fixture.NotebookText(
            "%%![x](pictures/a.png) ![x](a.svg) [x](a.html) [x](a.csv) [x](pictures/a.png) ![x](../outside.png)"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "--untrusted", "-o", "site", "n/a.ipynb");
        Assert.Equal(0, outcome.ExitCode);
        Assert.All((string[])["a.svg", "a.html", "a.csv", "pictures/a.png", "../outside.png"], file => Assert.Contains(
            $"a.ipynb, cell 1: `{file}` is not on the site: the notebook is not trusted.", outcome.Errors, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder.Path, "site", "pictures", "a.png")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "site", "a.svg")));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_shown_is_named_and_nothing_is_written()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%" + string.Concat(Enumerable.Repeat("> ", 100_000))));
        folder.File("b.ipynb", Fixture.NotebookText("%%text"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "--untrusted", "-o", "site", "a.ipynb", "b.ipynb");
        Assert.Equal((1, "a.ipynb, cell 1: its Markdown is nested too deep to be set."), (outcome.ExitCode, outcome.Errors));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "site")));
    }
}
