namespace LossNotebooks.Jupyter.Tests.FrontEnds;

/// <summary>The notebooks under the kernel that they were first written for: the last one that Microsoft published of .NET
/// Interactive.</summary>
public class DotNetInteractiveTests
{
    [Fact]
    public Task A_part_of_the_course_runs_unchanged_and_its_outputs_are_those_committed() => RunAsync(Fixture.PartOfTheCourse);

    [Fact(Explicit = true)]
    public Task The_whole_course_runs_unchanged_and_its_outputs_are_those_committed() => RunAsync(Fixture.WholeCourse);

    private static async Task RunAsync(IReadOnlyList<string> notebooks)
    {
        DotNetInteractive.Need();
        using var folder = new TemporaryFolder();
        DotNetInteractive.Describe(folder.Path);
        using var run = new JupyterProgram(folder.Path, Fixture.Repository,
            ["-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", folder.Path, .. notebooks],
            ("DOTNET_TieredPGO", "0")); // What its kernels would measure to be faster later costs more than it gives.
        await run.SucceedAsync();
        Assert.Empty(notebooks.SelectMany(path => Comparison.Differences(
            NotebookFile.Read(path),
            WithoutGreeting(NotebookFile.Read(Path.Combine(folder.Path, Path.GetFileName(path)))))));
    }

    // The first cell also shows a script through which a page could reach the kernel.
    private static Notebook WithoutGreeting(Notebook notebook)
    {
        foreach (var cell in notebook.CodeCells.Take(1))
        {
            cell.Outputs.RemoveAll(output => output!["data"]?["text/html"]?.ToJsonString()
                .Contains("dotnet-interactive-this-cell", StringComparison.Ordinal) == true);
        }
        return notebook;
    }
}
