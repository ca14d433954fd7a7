namespace LossNotebooks.Cli.Tests;

/// <summary>Whatever a cell does, the other notebooks of the run notice nothing, and the command tells of it.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly TemporaryFolder folder = new("isolation");

    public void Dispose() => folder.Dispose();

    private static readonly string[] Ends =
    [
        "Environment.Exit(0);",
        "Environment.Exit(3);",
        "Environment.FailFast(\"no\");",
        "System.Diagnostics.Process.GetCurrentProcess().Kill();",
    ];

    [Fact]
    public async Task A_cell_that_ends_its_process_is_named_and_the_other_notebooks_are_stored()
    {
        string[] bad = [.. Ends.Select((_, index) => $"bad{index}.ipynb")], good = ["a", "b", "c"];
        string[] texts = [.. Ends.Select(source => Fixture.NotebookText("1", source))];
        foreach (var (name, text) in bad.Zip(texts))
        {
            folder.File(name, text);
        }
        foreach (var name in good)
        {
            folder.File($"{name}.ipynb", Fixture.NotebookText("Console.Write(42);"));
        }
        var outcome = await Command.RunAsync(folder.Path, ["run", .. bad, .. good.Select(name => $"{name}.ipynb")]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Collection(outcome.Errors.Split('\n').Order(StringComparer.Ordinal), [.. bad.Select(name => (Action<string>)(said =>
            Assert.StartsWith($"{name}, code cell 2: the process that ran it ended with exit code ", said, StringComparison.Ordinal)))]);
        Assert.Equal(texts, bad.Select(name => File.ReadAllText(Path.Combine(folder.Path, name))));
        Assert.All(good, name => Assert.Equal("42", Printed(name)));

        Assert.Equal(1, (await Command.RunAsync(folder.Path, "run", "--check", bad[0])).ExitCode);
    }

    private static readonly string[] Changes =
    [
        "Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null);",
        """
        var c = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        c.NumberFormat.NumberDecimalSeparator = ",";
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = c;
        """,
        "Environment.CurrentDirectory = \"/\";",
        "System.IO.Directory.SetCurrentDirectory(\"/\");",
        "Environment.SetEnvironmentVariable(\"SPOILT\", \"yes\");",
        "AppContext.SetData(\"SPOILT\", \"yes\");",
        "Microsoft.DotNet.Interactive.Formatting.Formatter.Register<double>(x => \"spoilt\", \"text/plain\");",
        "Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit = 1;",
        "typeof(Console).GetMethod(\"SetOut\").Invoke(null, new object[] { System.IO.TextWriter.Null });",
        "_ = new System.Threading.Timer(_ => { if (System.IO.Directory.Exists(\"go\")) Environment.Exit(0); }, null, 0, 10);",
        """
        new System.Threading.Thread(() =>
        {
            while (!System.IO.Directory.Exists("go")) System.Threading.Thread.Sleep(10);
            Environment.Exit(0);
        }).Start();
        """,
    ];

    /// <summary>On one core one process after the other runs the notebooks: each that changes something, and then one that looks.</summary>
    [Fact]
    public async Task What_a_cell_changes_in_its_process_no_other_notebook_sees()
    {
        const string Seen = """
            System.IO.Directory.CreateDirectory("go"); // For what the last one may have left.
            System.Threading.Thread.Sleep(100);
            System.IO.Directory.Delete("go");
            Console.Write($"{1.5} {System.IO.Path.GetFileName(Environment.CurrentDirectory)} {Environment.GetEnvironmentVariable("SPOILT")}{AppContext.GetData("SPOILT")}|");
            """;
        foreach (var (n, change) in Changes.Index())
        {
            folder.File($"notebooks/{n:00}-changes.ipynb", Fixture.NotebookText(change));
            folder.File($"notebooks/{n:00}-looks.ipynb", Fixture.NotebookText(Seen, "new[] { 1.5, 2.5 }"));
        }
        var outcome = await Command.RunOnOneCoreAsync(folder.Path, "run", "notebooks");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.All(Changes.Index(), change =>
        {
            var looks = $"notebooks/{change.Index:00}-looks";
            Assert.Equal("1.5 notebooks |", Printed(looks));
            Assert.DoesNotContain("spoilt", Stored(looks).Cells[1].Outputs.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("2.5", Stored(looks).Cells[1].Outputs.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_foreground_thread_that_a_cell_has_left_does_not_keep_the_command()
    {
        folder.File("a.ipynb", Fixture.NotebookText("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "a.ipynb")).ExitCode);
    }

    [Fact]
    public async Task A_notebook_is_stored_as_soon_as_it_has_ended()
    {
        folder.File("a.ipynb", Fixture.NotebookText("Console.Write(6 * 7);"));
        folder.File("b.ipynb",
            Fixture.NotebookText("while (!System.IO.File.ReadAllText(\"a.ipynb\").Contains(\"42\")) System.Threading.Thread.Sleep(10);"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "a.ipynb", "b.ipynb")).ExitCode);
    }

    [Fact]
    public async Task One_file_that_cannot_be_read_or_written_does_not_keep_the_others_from_running()
    {
        folder.File("broken.ipynb", "{");
        var edited = folder.File("edited.ipynb", Fixture.NotebookText("System.IO.File.AppendAllText(\"edited.ipynb\", \" \");"));
        folder.File("good.ipynb", Fixture.NotebookText("Console.Write(42);"));
        var outcome = await Command.RunAsync(folder.Path, "run", "broken.ipynb", "edited.ipynb", "good.ipynb");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            ["broken.ipynb is not JSON: line 1 can't be read.",
                "edited.ipynb was changed while it ran, and stays as it is now: run it again."],
            outcome.Errors.Split('\n'));
        Assert.EndsWith(" ", File.ReadAllText(edited), StringComparison.Ordinal);
        Assert.Equal("42", Printed("good"));
    }

    [Fact]
    public async Task Each_notebook_has_the_version_of_a_package_that_it_asks_for()
    {
        folder.UsePackagesHere();
        foreach (var version in (string[])["1.0.0", "2.0.0"])
        {
            folder.Package($"packages/tests.empty.{version}", "Tests.Empty", version).Dispose();
        }
        string[] names = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount + 1).Select(n => $"n{n}")];
        foreach (var (n, name) in names.Index())
        {
            folder.File($"{name}.ipynb", Fixture.NotebookText($"#r \"nuget: Tests.Empty, {n % 2 + 1}.0.0\"\nConsole.Write(42);"));
        }
        var outcome = await Command.RunAsync(folder.Path, ["run", .. names.Select(name => $"{name}.ipynb")]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    private Notebook Stored(string name) => NotebookFile.Read(Path.Combine(folder.Path, name + ".ipynb"));

    private string Printed(string name) => MultilineText.Join(Assert.Single(Stored(name).Cells[0].Outputs)!["text"]);
}
