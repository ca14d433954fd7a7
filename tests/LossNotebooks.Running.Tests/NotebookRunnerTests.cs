
namespace LossNotebooks.Running.Tests;

public class NotebookRunnerTests
{
    private readonly NotebookRunner runner = new(TimeSpan.FromMinutes(5));

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
    [InlineData("var a = 1;\n\nthrow new InvalidOperationException(\"no\\nway\");", "a.ipynb, code cell 2, line 3: System.InvalidOperationException: no")]
    [InlineData("\nundeclared", "a.ipynb, code cell 2, line 2: CS0103: The name 'undeclared' does not exist in the current context")]
    public async Task A_cell_that_fails_is_named_with_its_line_and_reason(string source, string sentence) =>
        Assert.Equal(sentence, (await Assert.ThrowsAsync<UserException>(() => Run(Fixture.Notebook("%%prose", "1", source)))).Message);

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_by_the_time_limit() =>
        Assert.StartsWith("a.ipynb, code cell 1: ", (await Assert.ThrowsAsync<UserException>(() =>
            new NotebookRunner(TimeSpan.FromSeconds(1)).RunAsync(Fixture.Notebook("while (true) { }"), cancellation: TestContext.Current.CancellationToken))).Message);

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
    public async Task Notebooks_side_by_side_keep_their_variables_and_their_console_apart()
    {
        var notebooks = Enumerable.Range(0, 4).Select(n => Fixture.Notebook($"var n = {n};", "for (var i = 0; i < 50; i++) { Console.Write(n); System.Threading.Thread.Sleep(1); }")).ToList();
        var results = await runner.RunAllAsync(notebooks, cancellation: TestContext.Current.CancellationToken);
        for (var n = 0; n < 4; n++) Assert.Equal(new string((char)('0' + n), 50), (string?)Assert.Single(results[n].Executed!.Cells[1].Outputs)!["text"]);
    }

    [Fact]
    public async Task One_that_fails_does_not_stop_the_others()
    {
        var results = await runner.RunAllAsync([Fixture.Notebook("throw new Exception(\"a\");"), Fixture.Notebook("1")], cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(results[0].Failure);
        Assert.NotNull(results[1].Executed);
    }

    private Task<Notebook> Run(Notebook notebook) => runner.RunAsync(notebook, cancellation: TestContext.Current.CancellationToken);
}
