using System.Net;
using System.Net.Sockets;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

public sealed class PagesCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new("pages");

    public PagesCommandTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pages_writes_a_page_for_each_notebook_an_index_and_everything_they_refer_to()
    {
        var outcome = await Command.RunAsync(folder.Path, ["pages", "--output", "site", .. Fixture.SmallCourse]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var site = Path.Combine(folder.Path, "site");
        foreach (var page in Directory.GetFiles(site, "*.html"))
            foreach (var reference in References(File.ReadAllText(page)))
                Assert.True(File.Exists(Path.Combine(site, reference)), $"{Path.GetFileName(page)} refers to {reference}");
        Assert.Equal(["01-prose.html", "02-figures.html", "index.html"], Directory.GetFiles(site, "*.html").Select(Path.GetFileName).Order());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(site, "figures")).Length);
        Assert.Equal([site], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_of_the_repository_that_is_linked_becomes_a_page_and_no_other_file_does()
    {
        foreach (var name in (string[])["course/notebooks", "course/lib"]) Directory.CreateDirectory(Path.Combine(folder.Path, name));
        folder.File("course/LossNotebooks.sln", "");
        folder.File("course/lib/Normal.cs", "namespace A;\nclass Normal { }");
        folder.File("secret.cs", "class Secret { }");
        folder.File("course/notebooks/a.ipynb", Fixture.NotebookText("%%# Title\n\n[source](../lib/Normal.cs), [outside](../../secret.cs), [nowhere](../lib/None.cs)"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "course/notebooks/a.ipynb")).ExitCode);

        string Text(string page) => File.ReadAllText(Path.Combine(folder.Path, "site", page));
        Assert.Equal(["a.html", "index.html", "lib.Normal.cs.html"], Directory.GetFiles(Path.Combine(folder.Path, "site"), "*.html").Select(Path.GetFileName).Order());
        Assert.Contains("""<a href="lib.Normal.cs.html">source</a>, <a href="../../secret.cs">outside</a>, <a href="../lib/None.cs">nowhere</a>""", Text("a.html"), StringComparison.Ordinal);
        Assert.Contains("""<span class="keyword">class</span> <span class="type">Normal</span>""", Text("lib.Normal.cs.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_take_a_notebook_along_or_all_of_them_with_the_library_where_they_look_for_it()
    {
        var course = Path.Combine(Fixture.Repository, "notebooks", "00-start-here.ipynb");
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", course)).ExitCode);
        Assert.Equal(File.ReadAllText(course), File.ReadAllText(Path.Combine(folder.Path, "site", "notebooks", "00-start-here.ipynb")));

        var unpacked = Path.Combine(folder.Path, "unpacked");
        ZipFile.ExtractToDirectory(Path.Combine(folder.Path, "site", "notebooks.zip"), unpacked);
        Assert.True(File.Exists(Path.Combine(unpacked, "lib", "LossNotebooks.Course", "bin", "Plotly.NET.dll")));
        var run = await Command.RunAsync(unpacked, "run", "--check", Path.Combine("notebooks", "00-start-here.ipynb"));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors)); // Nothing says that the library is not there.
    }

    [Fact]
    public async Task Cells_tagged_map_stand_on_the_index_as_well()
    {
        var notebook = NotebookFile.Read(folder.File("a.ipynb", Fixture.NotebookText("%%# Title", "%%[The way](b.ipynb)", "%%Not here")));
        notebook.Cells[1].Json["metadata"]!["tags"] = new JsonArray("map");
        NotebookStore.Write(notebook);
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb")).ExitCode);
        var index = File.ReadAllText(Path.Combine(folder.Path, "site", "index.html"));
        Assert.Contains("""<a href="b.html">The way</a>""", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Not here", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_is_replaced_as_a_whole_and_a_failed_run_leaves_it_alone()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# First"));
        folder.File("b.ipynb", Fixture.NotebookText("%%# Second"));
        folder.File("c.ipynb", Fixture.NotebookText("throw new Exception(\"no\");"));
        folder.File("d.ipynb", Fixture.NotebookText("%%$\\frac{1}$"));
        string[] Files() => [.. Directory.GetFiles(Path.Combine(folder.Path, "site"), "*.html").Select(file => Path.GetFileName(file)!).Order()];

        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb")).ExitCode);
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "b.ipynb")).ExitCode);
        Assert.Equal(["b.html", "index.html"], Files());

        var failed = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb", "c.ipynb");
        Assert.Equal((1, "c.ipynb, code cell 1, line 1: System.Exception: no"), (failed.ExitCode, failed.Errors));
        var unset = await Command.RunAsync(folder.Path, "pages", "-o", "site", "d.ipynb");
        Assert.Equal(1, unset.ExitCode);
        Assert.StartsWith(@"d.ipynb, cell 1: the formula `\frac{1}` can't be set", unset.Errors, StringComparison.Ordinal);
        Assert.Equal(["b.html", "index.html"], Files());
        Assert.Single(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public async Task A_folder_with_other_files_is_not_replaced()
    {
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        Assert.Equal(new Outcome(1, "", ". holds other files: name an empty folder, or a new one."), await Command.RunAsync(folder.Path, "pages", "-o", ".", "a.ipynb"));
        Assert.True(File.Exists(Path.Combine(folder.Path, "a.ipynb")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_gets_one_sentence()
    {
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", Path.Combine("a.ipynb", "site"), "a.ipynb");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("can't be written", Assert.Single(outcome.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Node_there_is_one_sentence_and_no_site()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title $x$"));
        var outcome = await Command.RunWithoutToolsAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal((1, "Pages need Node.js, which sets their mathematics: install Node 20 or newer so that `node` and `npm` are on the PATH."), (outcome.ExitCode, outcome.Errors));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_port_in_use_gets_one_sentence_before_anything_runs()
    {
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Equal(new Outcome(1, "", $"Port {port} can't be used: another program has it; choose one with --port, or --port 0 for any."),
            await Command.RunAsync(folder.Path, "serve", "--port", $"{port}", "a.ipynb"));
    }

    /// <summary>The files of the site that a page names in href and src, without anchors.</summary>
    private static IEnumerable<string> References(string html) =>
        html.Split("href=\"").Skip(1).Concat(html.Split("src=\"").Skip(1)).Select(part => part.Split('"')[0].Split('#')[0]).Where(reference => reference.Length > 0);
}
