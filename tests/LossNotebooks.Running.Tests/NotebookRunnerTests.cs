namespace LossNotebooks.Running.Tests;

public class NotebookRunnerTests
{
    private readonly NotebookRunner runner = new(new RunOptions(TimeSpan.FromMinutes(5)));

    [Fact]
    public async Task Cells_see_what_earlier_cells_declared_and_are_numbered_from_1()
    {
        var executed = await Run(Fixture.Notebook("var a = 20;", "%%prose", "Console.Write(a + 1);"));
        Assert.Equal([1, 2], executed.CodeCells.Select(cell => (int)cell.Json["execution_count"]!));
        Assert.Equal("21", (string?)Assert.Single(executed.Cells[2].Outputs)!["text"]);
    }

    [Fact]
    public async Task The_notebook_itself_is_left_as_it_was()
    {
        var notebook = Fixture.Notebook("Console.Write(1);");
        var before = NotebookFile.ToText(notebook);
        await Run(notebook);
        Assert.Equal(before, NotebookFile.ToText(notebook));
    }

    [Theory]
    [InlineData("var a = 1;\n\nthrow new InvalidOperationException(\"no\\nway\");",
        "a.ipynb, code cell 2, line 3: System.InvalidOperationException: no")]
    [InlineData("\nundeclared", "a.ipynb, code cell 2, line 2: CS0103: The name 'undeclared' does not exist in the current context")]
    public async Task A_cell_that_fails_is_named_with_its_line_and_reason(string source, string sentence) =>
        Assert.Equal(sentence, (await Assert.ThrowsAsync<UserException>(() => Run(Fixture.Notebook("%%prose", "1", source)))).Message);

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_by_the_time_limit() =>
        Assert.StartsWith("a.ipynb, code cell 1: ", (await Assert.ThrowsAsync<UserException>(() =>
            new NotebookRunner(new RunOptions(TimeSpan.FromSeconds(1))).RunAsync(Fixture.Notebook("while (true) { }"),
                cancellation: TestContext.Current.CancellationToken))).Message);

    [Fact]
    public async Task A_cell_tagged_raises_exception_may_fail_and_the_rest_runs()
    {
        var notebook = Fixture.Notebook("throw new Exception(\"shown\");", "Console.Write(2);");
        notebook.Cells[0].Json["metadata"]!["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception");
        var executed = await Run(notebook.Copy());
        Assert.Equal("error", (string?)Assert.Single(executed.Cells[0].Outputs)!["output_type"]);
        Assert.Equal("2", (string?)Assert.Single(executed.Cells[1].Outputs)!["text"]);
    }

    [Fact]
    public async Task A_cell_of_another_language_goes_to_its_magic()
    {
        var notebook = Fixture.Notebook("<b>bold</b>");
        notebook.Cells[0].Json["metadata"]!["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "html" };
        var executed = await Run(notebook.Copy());
        Assert.Equal("<b>bold</b>", ((string?)Assert.Single(executed.Cells[0].Outputs)!["data"]!["text/html"])!.Trim());
    }

    [Fact]
    public async Task A_flood_of_lines_takes_time_in_proportion_to_its_length()
    {
        var limited = new NotebookRunner(new RunOptions(TimeSpan.FromMinutes(1)));
        var notebook = Fixture.Notebook("for (var i = 0; i < 200_000; i++) Console.WriteLine(i);");
        var executed = await limited.RunAsync(notebook, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(200_000, ((string)Assert.Single(executed.Cells[0].Outputs)!["text"]!).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Where_errors_are_allowed_the_cells_after_one_run_too()
    {
        var tolerant = new NotebookRunner(new RunOptions(TimeSpan.FromMinutes(5), AllowErrors: true));
        var notebook = Fixture.Notebook("throw new Exception(\"shown\");", "Console.Write(2);");
        var executed = await tolerant.RunAsync(notebook, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("error", (string?)Assert.Single(executed.Cells[0].Outputs)!["output_type"]);
        Assert.Equal("2", (string?)Assert.Single(executed.Cells[1].Outputs)!["text"]);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"language":"python","name":"python3"}}""", "python")]
    [InlineData("""{"language_info":{"name":"R"}}""", "R")]
    [InlineData("""{"kernelspec":{"language":"C#"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "fsharp")]
    public async Task A_notebook_of_another_language_is_refused(string metadata, string language)
    {
        var notebook = NotebookFile.Parse($$"""{"nbformat":4,"nbformat_minor":5,"metadata":{{metadata}},"cells":[]}""", "a.ipynb");
        Assert.Equal($"a.ipynb is a notebook of {language}, and only those of C# run here.",
            (await Assert.ThrowsAsync<UserException>(() => Run(notebook))).Message);
    }

    private Task<Notebook> Run(Notebook notebook) => runner.RunAsync(notebook, cancellation: TestContext.Current.CancellationToken);
}
