using System.Text.Json.Nodes;
using LossNotebooks.Course.Tests.Plots;

namespace LossNotebooks.Course.Tests.Display;

/// <summary>The figures in the notebooks as they are committed.</summary>
public class NotebookFigureTests
{
    private const int LargestFigure = 30_000, LargestSlider = 80_000;

    public static TheoryData<string> Notebooks =>
        [.. new DirectoryInfo(Path.Combine(Fixture.Repository, "notebooks")).GetFiles("*.ipynb")
            .Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_figure_is_large(string notebook) => Assert.All(Figures(notebook), figure =>
        Assert.InRange(figure.ToJsonString().Length, 0, figure["frames"]!.AsArray().Count > 0 ? LargestSlider : LargestFigure));

    private static IEnumerable<JsonNode> Figures(string notebook) =>
        from cell in JsonNode.Parse(
            File.ReadAllText(Path.Combine(Path.Combine(Fixture.Repository, "notebooks"), notebook)))!["cells"]!.AsArray()
        from output in cell["outputs"]?.AsArray() ?? []
        let figure = output!["data"]?[FigureParts.PlotlyJson]
        where figure is not null
        select figure;
}
