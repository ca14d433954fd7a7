using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>Outputs that are known to be those of their code are not computed again; when in doubt, they are.</summary>
public sealed class KnownOutputsTests : IDisposable
{
    private static readonly string Library = Path.Combine(Fixture.Repository, "lib", "LossNotebooks.Course", "bin", "LossNotebooks.dll");

    private readonly TemporaryFolder folder = new("known");

    public KnownOutputsTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pages_runs_a_notebook_that_nobody_has_run_and_no_other_unless_asked_to()
    {
        File("run", "var x = 6;", "x * 7", "%%# Title");
        File("new", "1 + 1", "%%# Title");
        File("prose", "%%# Title");
        await RunAsync("run");
        Assert.Equal(["new"], await RanAsync());
        Assert.Contains("42", Page("run"), StringComparison.Ordinal);
        Assert.Equal(["new"], await RanAsync()); // What pages has computed stands on pages only.
        Assert.Equal(["new", "prose", "run"], await RanAsync("--fresh"));
    }

    [Fact]
    public async Task A_page_is_the_same_whether_its_notebook_was_run_for_it_or_before()
    {
        File("a", "%%# Title", "#!time\nvar x = 6;", "Enumerable.Range(0, 3)", "Console.Write(0.1 + 0.2);");
        File("b", "%%# Title", "1 / 3.0", "Console.Error.Write(1);");
        await RunAsync("a", "b");
        await RanAsync();
        var (a, b) = (Page("a"), Page("b"));
        await RanAsync("--fresh");
        Assert.Equal((a, b), (Page("a"), Page("b")));
    }

    private static readonly (string Old, string Edited)[] Edits =
    [
        ("\"x * 7\"", "\"x * 8\""),
        ("42<", "43<"), // An output, by hand.
        ("\"execution_count\": 2", "\"execution_count\": 3"), // As after cells that ran in another order.
        ("\"tags\": []", "\"tags\": [\"raises-exception\"]"),
    ];

    [Fact]
    public async Task A_notebook_whose_code_or_outputs_have_been_edited_is_run()
    {
        var names = Edits.Select((_, index) => File($"a{index}", "var x = 6;", "x * 7", "%%# Title")).ToList();
        names.ForEach(name => Replace(name, "\"metadata\":{},\"source\":\"x * 7\"", "\"metadata\":{\"tags\":[]},\"source\":\"x * 7\""));
        await RunAsync(names);
        names.ForEach(name => Replace(name, "Title", "Another title"));
        Assert.Empty(await RanAsync());
        names.ForEach(name => Replace(name, Edits[names.IndexOf(name)].Old, Edits[names.IndexOf(name)].Edited));
        Assert.Equal(names, await RanAsync());
    }

    [Fact]
    public async Task A_notebook_is_run_when_its_library_was_built_from_other_sources_and_not_when_it_was_built_elsewhere()
    {
        // Beside the library lies what it needs.
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Library)!, "*.dll"))
        {
            System.IO.File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }
        File("a", "#r \"LossNotebooks.dll\"\nnew LossNotebooks.Normal(0, 1).Mode", "%%# Title");
        await RunAsync("a");
        var copy = Path.Combine(folder.Path, "LossNotebooks.dll");
        var bytes = System.IO.File.ReadAllBytes(copy);
        var time = bytes.AsSpan().IndexOf("RSDS"u8) + 4; // The identity of its symbols, which differs from compiler to compiler.
        bytes[time] ^= 1;
        System.IO.File.WriteAllBytes(copy, bytes);
        Assert.Empty(await RanAsync());

        var key = bytes.AsSpan().IndexOf("SourceKey"u8) + "SourceKey".Length + 1;
        bytes[key] = bytes[key] == (byte)'0' ? (byte)'1' : (byte)'0';
        System.IO.File.WriteAllBytes(copy, bytes);
        Assert.Equal(["a"], await RanAsync());
    }

    [Fact]
    public async Task A_notebook_whose_outputs_depend_on_more_than_can_be_known_is_always_run()
    {
        folder.File("data.txt", "x\n1\n2\n3");
        folder.File("other.dib", "#!csharp\n1 + 1");
        folder.File("part.csx", "var part = 1;");
        string[] open =
        [
            "System.IO.File.ReadAllText(\"data.txt\")", "new System.IO.StreamReader(\"data.txt\").ReadLine()",
            "Func<string, string> read = System.IO.File.ReadAllText;\nread(\"data.txt\")", "DateTime.Now.Year > 0",
            "Environment.MachineName.Length > 0", "typeof(System.IO.File).GetMethods().Length > 0", "#!time\n1 + 1",
            "#!import other.dib", "#load \"part.csx\"\npart", "#r \"System.Text.Json\"\n1",
            "System.Diagnostics.Process.GetCurrentProcess().Id > 0",
            $"#r \"{Library}\"\nLossNotebooks.Csv.Load(\"data.txt\").Rows.Count", "dynamic d = 1;\nd + 1",
        ];
        var names = open.Select((code, index) => File($"open{index:00}", code)).ToList();
        File("closed", "using System.IO;\nvar line = new StringReader(\"a\").ReadLine();\nMath.Sqrt(2) + line!.Length", "typeof(int).Name");
        await RunAsync([.. names, "closed"]);
        Assert.Equal(names, await RanAsync());
    }

    [Fact]
    public async Task A_notebook_that_failed_is_run_again_and_one_that_was_meant_to_is_not()
    {
        File("failed", "throw new Exception(\"no\");");
        File("meant", "throw new Exception(\"no\");");
        Replace("meant", "\"metadata\":{},\"source\"", "\"metadata\":{\"tags\":[\"raises-exception\"]},\"source\"");
        await RunAsync("--allow-errors", "failed", "meant");
        var outcome = await Command.RunAsync(folder.Path, "pages", "-o", "site", ".");
        Assert.Equal((1, "failed.ipynb, code cell 1, line 1: System.Exception: no"), (outcome.ExitCode, outcome.Errors));
        System.IO.File.Delete(Path.Combine(folder.Path, "failed.ipynb"));
        Assert.Empty(await RanAsync());
    }

    [Fact]
    public async Task A_run_that_changes_what_is_known_changes_the_key_and_one_that_checks_runs_everything()
    {
        File("a", "1 + 1");
        await RunAsync("a");
        Replace("a", "1 + 1", "DateTime.Now.Year > 0");
        await RunAsync("a");
        Assert.False(Metadata("a").ContainsKey("lossnotebooks"));
        var check = await Command.RunAsync(folder.Path, "run", "--check", "a.ipynb");
        Assert.Equal((0, true), (check.ExitCode, check.Output.Contains("a: 1 cells", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_site_that_would_come_out_as_it_is_is_not_made_again()
    {
        folder.File("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        File("a", "1 + 1", "%%# Title\n\n![what](picture.svg)");
        await RunAsync("a");
        async Task<bool> IsMadeAsync(params IEnumerable<string> options)
        {
            var outcome = await Command.RunAsync(folder.Path, ["pages", "-o", "site", .. options, "."]);
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
            return !outcome.Output.StartsWith("Nothing has changed", StringComparison.Ordinal);
        }
        Assert.True(await IsMadeAsync());
        Assert.False(await IsMadeAsync());
        Assert.True(await IsMadeAsync("--fresh"));
        Assert.True(await IsMadeAsync("--base-address", "https://example.org/"));
        Assert.True(await IsMadeAsync());
        folder.File("site/a.html", "lost");
        Assert.True(await IsMadeAsync());
        Assert.Contains("Title", Page("a"), StringComparison.Ordinal);
        folder.File("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1'/>");
        Assert.True(await IsMadeAsync());
        Replace("a", "Title", "Another");
        Assert.True(await IsMadeAsync());
        Assert.False(await IsMadeAsync());
    }

    [Fact]
    public async Task Jupyter_keeps_the_key_and_what_it_writes_is_known()
    {
        JupyterProgram.Need("nbconvert", "jupyter-nbconvert");
        File("a", "%%# Title", "Console.WriteLine(\"one\\ntwo\");", "new[] { 1.0, 1e20, 1 / 3.0 }");
        await RunAsync("a");
        var key = Metadata("a")["lossnotebooks"]!.ToJsonString();
        using (var convert = new JupyterProgram("", folder.Path,
            ["-m", "nbconvert", "--to", "notebook", "--inplace", "--log-level=ERROR", "a.ipynb"]))
        {
            await convert.SucceedAsync();
        }
        using (var valid = new JupyterProgram("", folder.Path,
            ["-W", "error", "-c", "import nbformat; nbformat.validate(nbformat.read('a.ipynb', as_version=4))"]))
        {
            await valid.SucceedAsync();
        }
        Assert.Equal(key, Metadata("a")["lossnotebooks"]!.ToJsonString());
        Assert.Empty(await RanAsync());
    }

    private string File(string name, params IEnumerable<string> cells)
    {
        folder.File($"{name}.ipynb", Fixture.NotebookText(cells));
        return name;
    }

    private void Replace(string name, string old, string text)
    {
        var before = System.IO.File.ReadAllText(Path.Combine(folder.Path, $"{name}.ipynb"));
        Assert.Contains(old, before, StringComparison.Ordinal);
        folder.File($"{name}.ipynb", before.Replace(old, text, StringComparison.Ordinal));
    }

    private async Task RunAsync(params IEnumerable<string> names) => Assert.Equal("", (await Command.RunAsync(
        folder.Path, ["run", .. names.Select(name => name[0] == '-' ? name : $"{name}.ipynb")])).Errors);

    /// <summary>Makes the pages of all notebooks.</summary>
    /// <returns>Those that were run for it.</returns>
    private async Task<string[]> RanAsync(params IEnumerable<string> options)
    {
        var outcome = await Command.RunAsync(folder.Path, ["pages", "-o", "site", .. options, "."]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return [.. outcome.Output.Split('\n').Where(line => line.Contains(" cells in ", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal)];
    }

    private string Page(string name) => System.IO.File.ReadAllText(Path.Combine(folder.Path, "site", $"{name}.html"));

    private JsonObject Metadata(string name) =>
        NotebookFile.Read(Path.Combine(folder.Path, $"{name}.ipynb")).Json["metadata"]!.AsObject();
}
