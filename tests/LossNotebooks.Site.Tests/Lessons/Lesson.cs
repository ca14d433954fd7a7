using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>The notebooks of the course as the tests of its form see them.</summary>
internal static class Lesson
{
    private const int FirstWithTheRecipe = 7;

    /// <summary>All notebooks: lessons, which are numbered, and pages to look things up.</summary>
    public static TheoryData<string> All => [.. Fixture.WholeCourse.Select(path => Path.GetFileName(path))];

    /// <summary>The numbered notebooks.</summary>
    public static TheoryData<string> Lessons => [.. All.Select(row => row.Data).Where(name => Number(name) is not null)];

    /// <summary>The notebooks that put the recipe to work: on one kind of output, or on a question about its results.</summary>
    public static TheoryData<string> AtWork => [.. Lessons.Select(row => row.Data).Where(name => Number(name) >= FirstWithTheRecipe)];

    public static string File(string name) => Path.Combine(Fixture.Repository, "notebooks", name);

    public static Notebook Read(string name) => NotebookFile.Read(File(name));

    /// <summary>The notebook with a number of two digits, if there is one.</summary>
    public static IEnumerable<Notebook> Numbered(string number) =>
        Fixture.WholeCourse.Where(path => Path.GetFileName(path).StartsWith($"{number}-", StringComparison.Ordinal))
            .Select(NotebookFile.Read);

    /// <summary>The lines of all Markdown, outside of fenced code.</summary>
    public static IEnumerable<string> Prose(Notebook notebook)
    {
        var fenced = false;
        foreach (var line in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n')))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
            }
            else if (!fenced)
            {
                yield return line;
            }
        }
    }

    public static IEnumerable<JsonNode> Figures(Notebook notebook) =>
        from cell in notebook.CodeCells
        from output in cell.Outputs
        let figure = FigureOutput.JsonOf(output)
        where figure is not null
        select figure;

    public static bool IsFigure(Cell cell) => cell.Outputs.Any(output => FigureOutput.JsonOf(output) is not null);

    /// <summary>The number of a lesson; none for a page to look things up.</summary>
    public static int? Number(string name) => int.TryParse(name.Split('-')[0], out var number) ? number : null;
}
