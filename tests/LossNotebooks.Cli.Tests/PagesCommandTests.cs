using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

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
        {
            foreach (var reference in References(File.ReadAllText(page)))
            {
                Assert.True(File.Exists(Path.Combine(site, reference)), $"{Path.GetFileName(page)} refers to {reference}");
            }
        }

        Assert.Equal(["01-prose.html", "02-figures.html", "404.html", "index.html"],
            Directory.GetFiles(site, "*.html").Select(Path.GetFileName).Order());
        string[] figures = [
            "02-figures-1.js", "02-figures-1.narrow.svg", "02-figures-1.svg",
            "02-figures-2.js", "02-figures-2.narrow.svg", "02-figures-2.svg"];
        Assert.Equal(figures, Directory.GetFiles(Path.Combine(site, "figures")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([site], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_of_the_repository_that_is_linked_becomes_a_page_and_no_other_file_does()
    {
        foreach (var name in (string[])["course/notebooks", "course/lib"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
        }

        folder.File("course/LossNotebooks.sln", "");
        folder.File("course/lib/Normal.cs", "namespace A;\nclass Normal { }");
        folder.File("secret.cs", "class Secret { }");
        folder.File("course/notebooks/a.ipynb",
            Fixture.NotebookText("%%# Title\n\n[source](../lib/Normal.cs), [outside](../../secret.cs), [nowhere](../lib/None.cs)"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "course/notebooks/a.ipynb");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            """
            a.ipynb, cell 1: `../../secret.cs` is not on the site: it lies outside of the notebook's folder and repository.
            a.ipynb, cell 1: `../lib/None.cs` is not on the site: there is no such file.
            """, outcome.Errors);

        string Text(string page) => File.ReadAllText(Path.Combine(folder.Path, "site", page));
        Assert.Equal(["404.html", "a.html", "index.html", "lib.Normal.cs.html"],
            Directory.GetFiles(Path.Combine(folder.Path, "site"), "*.html").Select(Path.GetFileName).Order());
        Assert.Contains("""<a href="lib.Normal.cs.html">source</a>, <a href="../../secret.cs">outside</a>, """
            + """<a href="../lib/None.cs">nowhere</a>""", Text("a.html"), StringComparison.Ordinal);
        Assert.Contains("""<span class="keyword">class</span> <span class="type">Normal</span>""", Text("lib.Normal.cs.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_take_a_notebook_along_or_all_of_them_with_the_library_where_they_look_for_it()
    {
        var course = Path.Combine(Fixture.Repository, "notebooks", "00-start-here.ipynb");
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", course)).ExitCode);
        string Cells(string notebook) => NotebookFile.Read(notebook).Json["cells"]!.ToJsonString(); // It may get a key that it had not.
        Assert.Equal(Cells(course), Cells(Path.Combine(folder.Path, "site", "notebooks", "00-start-here.ipynb")));

        var unpacked = Path.Combine(folder.Path, "unpacked");
        ZipFile.ExtractToDirectory(Path.Combine(folder.Path, "site", "notebooks.zip"), unpacked);
        Assert.True(File.Exists(Path.Combine(unpacked, "lib", "LossNotebooks.Course", "bin", "Plotly.NET.dll")));
        var run = await Command.RunAsync(unpacked, "run", "--check", Path.Combine("notebooks", "00-start-here.ipynb"));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors)); // Nothing says that the library is not there.
    }

    [Fact]
    public async Task Names_may_hold_what_addresses_and_HTML_use_otherwise()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        folder.File("C# 100%?.ipynb", Fixture.NotebookText("%%plain"));
        folder.File("<b>\"q\".ipynb", Fixture.NotebookText("%%plain"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "C# 100%?.ipynb", "<b>\"q\".ipynb");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var index = File.ReadAllText(Path.Combine(folder.Path, "site", "index.html"));
        Assert.Contains("href=\"C%23%20100%25%3F.html\"", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", index, StringComparison.Ordinal);
        Assert.All(
            References(index).Where(reference => reference.EndsWith(".html", StringComparison.Ordinal)),
            reference => Assert.True(File.Exists(Path.Combine(folder.Path, "site", Uri.UnescapeDataString(reference))), reference));
    }

    [Fact]
    public async Task A_notebook_may_not_take_the_place_of_the_first_page()
    {
        folder.File("index.ipynb", Fixture.NotebookText("%%lost"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "index.ipynb");
        Assert.Equal(new Outcome(1, "", "index.ipynb: its page would take the place of the site's first page; give it another name."),
            outcome);
    }

    [Fact]
    public async Task Nothing_hidden_and_nothing_behind_a_link_is_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let everybody make links.");
        folder.File("secret.txt", "secret");
        folder.File("course/LossNotebooks.sln", "");
        folder.File("course/.env", "secret");
        folder.File("course/.git/config", "secret");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "course", "file.txt"), "../secret.txt");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "course", "way"), "..");
        folder.File("course/notebooks/a.ipynb",
            Fixture.NotebookText("%%[1](../.env) [2](../.git/config) [3](../file.txt) [4](../way/secret.txt) [5](../%00)"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "course/notebooks/a.ipynb");
        Assert.Equal((0, 5), (outcome.ExitCode, outcome.Errors.Split('\n').Length));
        Assert.Equal(["404.html", "a.html", "index.html"],
            Directory.GetFiles(Path.Combine(folder.Path, "site"), "*.html").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Two_files_that_would_share_a_page_are_refused()
    {
        folder.File("course/LossNotebooks.sln", "");
        folder.File("course/a/b", "1");
        folder.File("course/a.b", "2");
        folder.File("course/notebooks/n.ipynb", Fixture.NotebookText("%%[1](../a/b) [2](../a.b)"));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "course/notebooks/n.ipynb");
        Assert.Equal((1, "Two pages of the site would be called a.b.html: rename a notebook, or a file that one links to."),
            (outcome.ExitCode, outcome.Errors));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "site")));
    }

    public static TheoryData<string, string> Nested => new()
    {
        { "%%" + new string('_', 100_000) + "x" + new string('_', 100_000), "nested too deep" },
        { "%%" + new string('[', 100_000), "nested too deep" },
        { "var x = " + new string('(', 100_000) + "1" + new string(')', 100_000) + ";", "a.ipynb, code cell 1" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public async Task What_is_nested_too_deep_gets_one_sentence(string cell, string words)
    {
        folder.File("a.ipynb", Fixture.NotebookText(cell));
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(words, Assert.Single(outcome.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("HEAD", "localhost", HttpStatusCode.OK)]
    [InlineData("POST", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "127.0.0.1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "evil.example", HttpStatusCode.BadRequest)]
    public async Task The_server_answers_who_reads_and_nobody_else(string method, string host, HttpStatusCode status)
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# Title"));
        using var command = Command.Start(folder.Path, "serve", "--port", "0", "a.ipynb");
        var address = await command.ServedAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_site_is_replaced_as_a_whole_and_a_failed_run_leaves_it_alone()
    {
        folder.File("a.ipynb", Fixture.NotebookText("%%# First"));
        folder.File("b.ipynb", Fixture.NotebookText("%%# Second"));
        folder.File("c.ipynb", Fixture.NotebookText("throw new Exception(\"no\");"));
        folder.File("d.ipynb", Fixture.NotebookText("%%$\\def\\x{\\x}\\x$"));
        string[] Files() => [.. Directory.GetFiles(Path.Combine(folder.Path, "site"), "*.html")
            .Select(file => Path.GetFileName(file)!).Order()];

        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb")).ExitCode);
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "pages", "-o", "site", "b.ipynb")).ExitCode);
        Assert.Equal(["404.html", "b.html", "index.html"], Files());

        var failed = await Command.RunAsync(folder.Path, "pages", "-o", "site", "a.ipynb", "c.ipynb");
        Assert.Equal((1, "c.ipynb, code cell 1, line 1: System.Exception: no"), (failed.ExitCode, failed.Errors));
        var unset = await Command.RunAsync(folder.Path, "pages", "-o", "site", "d.ipynb");
        Assert.Equal(1, unset.ExitCode);
        Assert.StartsWith(@"d.ipynb, cell 1: the formula `\def\x{\x}\x` can't be set", unset.Errors, StringComparison.Ordinal);
        Assert.Equal(["404.html", "b.html", "index.html"], Files());
        Assert.Single(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public async Task A_folder_with_other_files_is_not_replaced()
    {
        folder.File("a.ipynb", Fixture.NotebookText("1"));
        Assert.Equal(new Outcome(1, "", ". holds other files: name an empty folder, or a new one."),
            await Command.RunAsync(folder.Path, "pages", "-o", ".", "a.ipynb"));
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
        Assert.Equal((1, "Pages need Node.js, which sets their mathematics and draws pictures of figures: "
            + "install Node 20 or newer so that `node` and `npm` are on the PATH."), (outcome.ExitCode, outcome.Errors));
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
        html.Split("href=\"").Skip(1).Concat(html.Split("src=\"").Skip(1))
            .Select(part => part.Split('"')[0].Split('#')[0]).Where(reference => reference.Length > 0 && reference != "/");
}
