using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Pictures;

/// <summary>The figures that the course's notebooks hold.</summary>
internal static class CourseFigures
{
    /// <summary>All of them, each with the name it has on its page.</summary>
    public static IReadOnlyList<(string Name, JsonObject Json)> All { get; } =
    [
        .. from file in Fixture.WholeCourse
           let notebook = NotebookFile.Read(file)
           from figure in notebook.CodeCells.SelectMany(cell => cell.Outputs)
               .Select(FigureOutput.JsonOf).OfType<JsonObject>().Index()
           select ($"{notebook.Name}-{figure.Index + 1}", figure.Item),
    ];

    /// <summary>One figure of each kind: the first that has what no other before it has had.</summary>
    public static IReadOnlyList<(string Name, JsonObject Json)> Kinds { get; } = FirstOfEach();

    private static List<(string Name, JsonObject Json)> FirstOfEach()
    {
        var seen = new HashSet<string>();
        return [.. All.Where(figure => Traits(figure.Json).Where(seen.Add).ToArray() is [_, ..])];
    }

    private static IEnumerable<string> Traits(JsonObject figure)
    {
        var layout = figure["layout"]!.AsObject();
        foreach (var trace in figure["data"]!.AsArray())
        {
            yield return $"{trace!["type"]} {trace["mode"]} {(trace["error_y"] is null ? "" : "with errors")}";
        }
        foreach (var part in (string[])["grid", "sliders", "annotations", "shapes"])
        {
            yield return layout.ContainsKey(part) ? part : "";
        }
        yield return $"axis {layout["xaxis"]?["type"]} {layout["yaxis"]?["type"]}";
    }
}
