using System.Text.RegularExpressions;

namespace LossNotebooks.Jupyter.Tests.FrontEnds;

public sealed partial class NbconvertTests(InstalledKernel kernel)
{
    [Fact]
    public Task Nbconvert_runs_a_part_of_the_course_and_its_outputs_are_those_committed() => RunAsync(Fixture.PartOfTheCourse);

    [Fact(Explicit = true)]
    public Task Nbconvert_runs_the_whole_course_and_its_outputs_are_those_committed() => RunAsync(Fixture.WholeCourse);

    [Fact]
    public Task Nbconvert_renders_a_part_of_the_course_with_every_figure_its_picture_and_its_text_alternative() =>
        RenderAsync(Fixture.PartOfTheCourse);

    [Fact(Explicit = true)]
    public Task Nbconvert_renders_the_whole_course_with_every_figure_its_picture_and_its_text_alternative() =>
        RenderAsync(Fixture.WholeCourse);

    private async Task RenderAsync(IReadOnlyList<string> notebooks)
    {
        JupyterProgram.Need("nbconvert", "jupyter-nbconvert");
        using var folder = new TemporaryFolder();
        using var rendering = kernel.Start(Fixture.Repository,
            ["-m", "nbconvert", "--to", "html", "--output-dir", folder.Path, .. notebooks]);
        await rendering.SucceedAsync();
        Assert.All(notebooks, path =>
        {
            var notebook = NotebookFile.Read(path);
            var html = File.ReadAllText(Path.Combine(folder.Path, Path.ChangeExtension(Path.GetFileName(path), ".html")));
            var figures = notebook.CodeCells.Sum(cell => cell.Outputs.Count(output => FigureOutput.JsonOf(output) is not null));
            Assert.Equal((path, figures), (path, Figure().Count(html)));
            Assert.Equal(notebook.CodeCells.Count(), Input().Count(html));
            var complaints = notebook.CodeCells.Sum(
                cell => cell.Outputs.Count(output => (string?)output!["output_type"] == "error" || (string?)output["name"] == "stderr"));
            Assert.Equal((path, complaints), (path, Complaint().Count(html)));
        });
    }

    private async Task RunAsync(IReadOnlyList<string> notebooks)
    {
        await kernel.NeedAsync("nbconvert, nbclient", "jupyter-nbconvert python3-nbclient");
        using var folder = new TemporaryFolder();
        using var run = kernel.Start(Fixture.Repository,
            ["-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", folder.Path, .. notebooks]);
        await run.SucceedAsync();
        Assert.Equal("", string.Join('\n', notebooks.SelectMany(path => Comparison.Differences(
            NotebookFile.Read(path), NotebookFile.Read(Path.Combine(folder.Path, Path.GetFileName(path)))))));
    }

    [GeneratedRegex("""
        <div role="img" aria-label="([^"]+)" data-loss-figure='{[^']*'><img alt="\1" src="data:image/svg\+xml;base64,[\w+/=]+"></div>
        """)]
    private static partial Regex Figure();

    [GeneratedRegex("""class="jp-InputArea jp-Cell-inputArea">\s*<div class="jp-InputPrompt jp-InputArea-prompt">In""")]
    private static partial Regex Input();

    // Nbconvert shows errors as it shows what was written to the error stream.
    [GeneratedRegex("data-mime-type=\"application/vnd.jupyter.(stderr|error)\"")]
    private static partial Regex Complaint();
}
