using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Course.Tests.Plots;

namespace LossNotebooks.Course.Tests.Display;

/// <summary>The figures in the notebooks as they are committed.</summary>
public partial class NotebookFigureTests
{
    private const int LargestFigure = 30_000, LargestSlider = 80_000;

    public static TheoryData<string> Notebooks =>
        [.. new DirectoryInfo(Path.Combine(Fixture.Repository, "notebooks")).GetFiles("*.ipynb")
            .Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_figure_is_large(string notebook) => Assert.All(Figures(notebook), figure =>
        Assert.InRange(figure.ToJsonString().Length, 0, figure["frames"]!.AsArray().Count > 0 ? LargestSlider : LargestFigure));

    // Data, models and groups may stand on any axis; what green, violet and red stand for is told by the axis.
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Likelihoods_and_losses_have_their_colours_to_themselves(string notebook) => Assert.All(
        from figure in Figures(notebook)
        from trace in figure["data"]!.AsArray()
        where trace.Text("type") == "scatter"
        select (Colour: ColourOf(trace), Axis: Axis(figure, trace)),
        drawn =>
        {
            foreach (var (role, axis) in Axes.Where(pair => ColourOf(Plot.Line([1], [2], pair.Role).Traces()[0]) == drawn.Colour))
            {
                Assert.True(axis.IsMatch(drawn.Axis), $"A line in the colour of {role} stands over the axis “{drawn.Axis}”");
            }
        });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_legend_says_each_name_once(string notebook) => Assert.All(Figures(notebook), figure =>
    {
        var listed = figure["data"]!.AsArray().Where(trace => trace!["showlegend"]?.GetValue<bool>() is not false);
        var names = listed.Select(trace => trace.Text("name")).OfType<string>().ToList();
        Assert.Equal(names.Distinct(), names);
    });

    private static (Role Role, Regex Axis)[] Axes =>
        [(Role.Likelihood, Likelihood()), (Role.LogLikelihood, Logarithm()), (Role.Loss, Loss())];

    private static string? ColourOf(JsonNode? trace) => trace.Text("line.color") ?? trace.Text("marker.color");

    // The trace's axis "y2" is the layout's "yaxis2".
    private static string Axis(JsonNode figure, JsonNode? trace) =>
        figure.Text($"layout.yaxis{(trace.Text("yaxis") ?? "y")[1..]}.title.text") ?? "";

    [GeneratedRegex(@"^likelihood|^Pr\(yᵢ")]
    private static partial Regex Likelihood();

    [GeneratedRegex(@"^log|^nats$")]
    private static partial Regex Logarithm();

    // The pull and the slope are those of the loss.
    [GeneratedRegex(@"loss|NLL|nats|cost|score|square|gap|misses|pull|slope|sum over")]
    private static partial Regex Loss();

    private static IEnumerable<JsonNode> Figures(string notebook) =>
        from cell in JsonNode.Parse(
            File.ReadAllText(Path.Combine(Path.Combine(Fixture.Repository, "notebooks"), notebook)))!["cells"]!.AsArray()
        from output in cell["outputs"]?.AsArray() ?? []
        let figure = output!["data"]?[FigureParts.PlotlyJson]
        where figure is not null
        select figure;
}
