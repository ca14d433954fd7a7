namespace LossNotebooks.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_stores_outputs_and_running_again_changes_no_byte()
    {
        var path = folder.File("a.ipynb", Fixture.NotebookText("#!time\nvar a = 6;", "%%# Title", "a * 7"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "a.ipynb")).ExitCode);
        var stored = File.ReadAllText(path);
        Assert.Contains("42", NotebookFile.Read(path).Cells[2].Outputs.ToJsonString(), StringComparison.Ordinal);

        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "a.ipynb")).ExitCode);
        Assert.Equal(stored, File.ReadAllText(path));
        Assert.Equal(new Outcome(0, "", ""), await Command.RunAsync(folder.Path, "run", "a.ipynb", "--check") with { Output = "" });
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Check_says_which_cell_differs_and_how_and_touches_nothing()
    {
        var path = folder.File("a.ipynb", Fixture.NotebookText("Console.WriteLine(\"one\");", "Console.WriteLine(\"two\");"));
        await Command.RunAsync(folder.Path, "run", "a.ipynb");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"two\\n\"", "\"three\\n\"", StringComparison.Ordinal));
        var before = File.ReadAllText(path);

        var outcome = await Command.RunAsync(folder.Path, "run", "a.ipynb", "--check");
        Assert.Equal((1, "a.ipynb, code cell 2: the file has “three”, the run gave “two”"), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_notebook_that_fails_keeps_the_outputs_it_had()
    {
        var text = Fixture.NotebookText("Console.WriteLine(1);", "int Zero() => 0;\nConsole.WriteLine(1 / Zero());");
        var path = folder.File("a.ipynb", text);
        var outcome = await Command.RunAsync(folder.Path, "run", "a.ipynb");
        Assert.Equal((1, "a.ipynb, code cell 2, line 2: System.DivideByZeroException: Attempted to divide by zero."),
            (outcome.ExitCode, outcome.Errors));
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("{\n\"cells\" oops", "a.ipynb is not JSON: line 2 can't be read.")]
    [InlineData("""{"nbformat":4,"metadata":{"language_info":{"name":"python"}},"cells":[]}""",
        "a.ipynb is a notebook of python, and only those of C# run here.")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""",
        "a.ipynb has nbformat 3: convert it to nbformat 4 (`jupyter nbconvert --to notebook`).")]
    public async Task A_file_that_is_no_notebook_gets_one_sentence(string text, string sentence)
    {
        folder.File("a.ipynb", text);
        Assert.Equal(new Outcome(1, "", sentence), await Command.RunAsync(folder.Path, "run", "a.ipynb"));
    }

    [Fact]
    public async Task Cells_find_files_beside_their_notebook_wherever_the_command_is_started()
    {
        foreach (var name in (string[])["one", "two"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
            folder.File($"{name}/data.txt", name);
            folder.File($"{name}/a.ipynb", Fixture.NotebookText("Console.Write(System.IO.File.ReadAllText(\"data.txt\"));"));
        }
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "one/a.ipynb", "two/a.ipynb")).ExitCode);
        foreach (var name in (string[])["one", "two"])
        {
            Assert.Equal(name,
                MultilineText.Join(Assert.Single(NotebookFile.Read(Path.Combine(folder.Path, name, "a.ipynb")).Cells[0].Outputs)!["text"]));
        }
    }

    // Without AVX2 vectors are narrower and no multiplication is fused with an addition: no processor of today rounds more differently.
    [Fact(Explicit = true)]
    public async Task The_course_prints_the_same_on_a_processor_that_rounds_otherwise()
    {
        var outcome = await Command.RunWithoutAsync("AVX2", Fixture.Repository, ["run", "--check", .. Fixture.WholeCourse]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    [Fact]
    public async Task A_missing_file_gets_one_sentence() =>
        Assert.Equal(new Outcome(1, "", "none.ipynb: there is no such notebook."),
            await Command.RunAsync(folder.Path, "run", "none.ipynb"));

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_at_the_time_limit()
    {
        folder.File("a.ipynb", Fixture.NotebookText("while (true) { }"));
        var outcome = await Command.RunAsync(folder.Path, "run", "a.ipynb", "--time-limit", "1");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("a.ipynb, code cell 1: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("time limit", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--chekc")]
    [InlineData("serve", "--port", "many")]
    [InlineData("run", "--time-limit", "-1")]
    [InlineData("run", "--time-limit", "0")]
    [InlineData("run", "--time-limit", "abc")]
    [InlineData("run", "--time-limit", "NaN")]
    [InlineData("run", "--time-limit", "Infinity")]
    [InlineData("run", "--time-limit", "1e300")]
    [InlineData("run", "--time-limit", "1e8")]
    [InlineData("pages", "--output", "")]
    [InlineData("dance")]
    public async Task A_command_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        var outcome = await Command.RunAsync(folder.Path, arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--help", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_limit_covers_compiling()
    {
        var nested = string.Concat(Enumerable.Repeat("$\"{", 500)) + "1" + string.Concat(Enumerable.Repeat("}\"", 500));
        folder.File("a.ipynb", Fixture.NotebookText($"var s = {nested};"));
        var outcome = await Command.RunAsync(folder.Path, "run", "a.ipynb", "--time-limit", "2");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("a.ipynb, code cell 1: ", Assert.Single(outcome.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_stands_for_the_notebooks_in_it()
    {
        foreach (var name in (string[])["b", "a"])
        {
            folder.File($"notebooks/{name}.ipynb", Fixture.NotebookText());
        }
        folder.File("notebooks/deeper/c.ipynb", Fixture.NotebookText());
        var outcome = await Command.RunAsync(folder.Path, "run", "notebooks");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(["a: 0 cells", "b: 0 cells"], outcome.Output.Trim().Split('\n').Select(line => line.Split(" in ")[0]).Order());

        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        Assert.Equal(new Outcome(1, "", "empty holds no notebooks."), await Command.RunAsync(folder.Path, "run", "empty"));
    }

    [Fact]
    public async Task Errors_become_outputs_where_they_are_allowed()
    {
        var path = folder.File("a.ipynb", Fixture.NotebookText("throw new Exception(\"shown\");", "Console.Write(2);"));
        Assert.Equal(0, (await Command.RunAsync(folder.Path, "run", "a.ipynb", "--allow-errors")).ExitCode);
        var stored = NotebookFile.Read(path);
        Assert.Equal("error", (string?)Assert.Single(stored.Cells[0].Outputs)!["output_type"]);
        Assert.Equal("2", MultilineText.Join(Assert.Single(stored.Cells[1].Outputs)!["text"]));
    }

    [Fact]
    public async Task Another_kind_of_file_gets_one_sentence()
    {
        folder.File("a.dib", "#!csharp\n1");
        var outcome = await Command.RunAsync(folder.Path, "run", "a.dib");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("a.dib is a .dib file", Assert.Single(outcome.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_course_notebooks_must_be_named()
    {
        var outcome = await Command.RunAsync(folder.Path, "run");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("name the notebooks", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("pages")]
    [InlineData("serve")]
    public async Task Help_shows_an_example(string command)
    {
        var outcome = await Command.RunAsync(folder.Path, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"  lossnotebooks {command}", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("LossNotebooks.Cli [", outcome.Output, StringComparison.Ordinal);
    }
}
