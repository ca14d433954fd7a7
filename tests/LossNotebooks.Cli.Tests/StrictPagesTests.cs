using System.Text.Json.Nodes;

namespace LossNotebooks.Cli.Tests;

/// <summary>What <c>pages --strict</c> refuses, and what it lets pass.</summary>
public sealed class StrictPagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new("strict");

    public StrictPagesTests() => Tools.NeedNode();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("%%# A\n\n[x](#nowhere)", "a.ipynb: the link to `#nowhere` leads nowhere.")]
    [InlineData("%%# A\n\n[x](b.ipynb)", "a.ipynb: the link to `b.html` leads nowhere.")]
    [InlineData("%%# A\n\nA note.[^1]", "a.ipynb: the footnote [^1] is not there.")]
    [InlineData("%%# A\n\n<img src='data:image/gif;base64,x'>", "a.ipynb: the picture `data:image/gif;base64,x` has no text alternative.")]
    [InlineData("%%# A\n\n$\\eqref{x}$", "a.ipynb, cell 1: the reference `\\eqref{x}` leads to no formula: none has that `\\label`.")]
    [InlineData("%%# A\n\n$\\frac$", "a.ipynb, cell 1: the formula `\\frac` can't be set: Unexpected end of input in a macro argument, "
        + "expected '}'")]
    public async Task What_is_not_as_it_should_be_fails_and_nothing_is_written(string cell, string fault)
    {
        folder.File("a.ipynb", Fixture.NotebookText(cell));
        var outcome = await Command.RunAsync(folder.Path, "pages", "--strict", "-o", "site", "a.ipynb");
        Assert.Equal((1, true), (outcome.ExitCode, outcome.Errors.StartsWith(fault, StringComparison.Ordinal)));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "site")));
    }

    [Fact]
    public async Task A_solution_in_sight_and_a_bare_figure_are_said()
    {
        var notebook = NotebookFile.Read(folder.File("a.ipynb", Fixture.NotebookText(
            "%%# A",
            "using Microsoft.DotNet.Interactive.Formatting;\nrecord Bars();\n"
                + "Formatter.Register<Bars>(_ => \"{\\\"data\\\":[],\\\"layout\\\":{}}\", \"application/vnd.plotly.v1+json\");\n"
                + "Formatter.SetPreferredMimeTypesFor(typeof(Bars), \"application/vnd.plotly.v1+json\");\nnew Bars()",
            "6 * 7")));
        notebook.Cells[2].Json["id"] = "ex-1-solution";
        notebook.Cells[2].Json["metadata"]!["tags"] = new JsonArray("solution");
        NotebookStore.Write(notebook);
        var outcome = await Command.RunAsync(folder.Path, "pages", "--strict", "-o", "site", "a.ipynb");
        Assert.Equal(new Outcome(1, "", """
            a.ipynb: figure 1 has no caption: a Markdown cell with the tag `caption` right below its cell.
            a.ipynb: figure 1 has no text alternative: `alt` in the metadata of its cell.
            a.ipynb: cell 3 shows a solution: it needs the tag `solution`, and its source folded.
            """), outcome with { Output = "" });
    }

    /// <summary>Makes all pages, which takes a minute of the processor.</summary>
    [Fact(Explicit = true)]
    public async Task The_course_passes()
    {
        var outcome = await Command.RunAsync(folder.Path, ["pages", "--strict", "-o", "site", .. Fixture.WholeCourse]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }
}
