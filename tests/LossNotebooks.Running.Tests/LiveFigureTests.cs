using System.Text.Json.Nodes;
using LossNotebooks.Engine;

namespace LossNotebooks.Running.Tests;

/// <summary>
/// The figures of the course that readers move: each is at its start what is committed, and can be drawn wherever its handles may go, or
/// at the ends of its sliders.
/// </summary>
public sealed class LiveFigureTests
{
    private static readonly double[] Presses = [0, 1, 2, 30];

    public static TheoryData<string> Moving => [.. Fixture.WholeCourse.Where(path => Committed(NotebookFile.Read(path)).Any())
        .Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Moving))]
    public async Task A_live_figure_is_what_is_committed_and_can_be_drawn_in_every_corner(string name)
    {
        var notebook = NotebookFile.Read(Path.Combine(Fixture.Repository, "notebooks", name));
        var committed = Committed(notebook).ToDictionary(figure => figure.Id, figure => figure.Json);
        using var session = new Session(Path.Combine(Fixture.Repository, "notebooks"));
        foreach (var cell in notebook.CodeCells)
        {
            var outputs = new OutputList();
            await session.RunAsync(cell.Source, outputs, TestContext.Current.CancellationToken);
            var live = outputs.ToList().OfType<ExecuteResult>().Select(result => result.Data.Live).SingleOrDefault();
            var figure = committed.GetValueOrDefault(cell.Id);
            Assert.True(live is null ? Handles(figure) is null : figure is not null);
            if (live is not null)
            {
                await (Handles(figure) is { } handles ? CheckAsync(session, live, figure!, handles) : CheckAsync(session, live, figure!));
            }
        }
    }

    private static async Task CheckAsync(Session session, Func<double[], object?> live, JsonNode committed, JsonArray handles)
    {
        var start = await DrawAsync(session, live, [.. handles.SelectMany(handle => Numbers(handle!, "value"))]);
        Assert.Equal("", string.Join('\n', Comparison.Differences(Shown(committed), Shown(start))));
        foreach (var state in Corners([.. handles.SelectMany(handle => Ends(handle!))]))
        {
            var drawn = await DrawAsync(session, live, state);
            Assert.Equal(state, drawn["layout"]!["meta"]!["handles"]!.AsArray().SelectMany(handle => Numbers(handle!, "value")));
        }
    }

    private static async Task CheckAsync(Session session, Func<double[], object?> live, JsonNode committed)
    {
        JsonArray[] sliders = [.. committed["layout"]!["sliders"]!.AsArray().Select(slider => slider!["steps"]!.AsArray())];
        var start = await DrawAsync(session, live,
            [.. committed["layout"]!["sliders"]!.AsArray().Select(slider => (double)slider!["active"]!)]);
        Assert.Equal("", string.Join('\n', Comparison.Differences(Shown(committed), Shown(start))));
        foreach (var stops in Corners([.. sliders.Select(steps => (double[])[0, steps.Count - 1])]))
        {
            var drawn = await DrawAsync(session, live, stops);
            Assert.Equal(sliders.Zip(stops, (steps, stop) => (string?)steps[(int)stop]!["label"]),
                drawn["layout"]!["meta"]!["stops"]!.AsArray().Select(label => (string?)label));
        }
    }

    /// <summary>A notebook that shows what a figure draws and what moves it: how outputs are compared, processors may round as they
    /// like.</summary>
    private static Notebook Shown(JsonNode figure)
    {
        var notebook = Fixture.Notebook("");
        JsonArray traces = [];
        foreach (var trace in figure["data"]!.AsArray().Where(trace => trace!["visible"] is not JsonValue shown || (bool)shown))
        {
            var copy = trace!.DeepClone().AsObject(); // Two sliders have theirs for each stop of the second, and show one.
            copy.Remove("visible");
            traces.Add(copy);
        }
        var drawn = new JsonObject { ["data"] = traces, ["handles"] = Handles(figure)?.DeepClone() };
        notebook.Cells[0].Store(
            [new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { [MimeType.Plotly] = drawn } }], 1);
        return notebook;
    }

    private static async Task<JsonNode> DrawAsync(Session session, Func<double[], object?> live, double[] state)
    {
        var outputs = new OutputList();
        var isDrawn = await session.MoveAsync(live, state, outputs, TestContext.Current.CancellationToken);
        Assert.True(isDrawn, $"At ({string.Join(", ", state)}): {outputs.ToList().OfType<Error>().FirstOrDefault()?.Value}");
        return Assert.Single(outputs.ToList().OfType<ExecuteResult>()).Data.Data[MimeType.Plotly]!;
    }

    /// <summary>All combinations; of many numbers, those in which one at a time is at an end, and all at once.</summary>
    private static IEnumerable<double[]> Corners(double[][] ends) => ends.Length <= 4
        ? ends.Aggregate((IEnumerable<double[]>)[[]], (corners, numbers) =>
            from corner in corners from number in numbers select (double[])[.. corner, number])
        : ends.SelectMany((numbers, at) => numbers.Select(number => (double[])[.. ends.Select((other, i) => i == at ? number : other[0])]))
            .Append([.. ends.Select(numbers => numbers[^1])]);

    private static IEnumerable<double[]> Ends(JsonNode handle) => handle["isButton"] is not null ? [Presses]
        : Numbers(handle, "from").Zip(Numbers(handle, "to"), (from, to) => (double[])[from, to]);

    private static double[] Numbers(JsonNode handle, string name) => [.. handle[name]!.AsArray().Select(number => (double)number!)];

    private static IEnumerable<(string Id, JsonNode Json)> Committed(Notebook notebook) =>
        from cell in notebook.CodeCells
        from output in cell.Outputs
        let figure = FigureOutput.JsonOf(output)
        where Handles(figure) is not null || figure?["layout"]?["sliders"] is not null
        select (cell.Id, (JsonNode)figure);

    private static JsonArray? Handles(JsonNode? figure) => figure?["layout"]?["meta"]?["handles"]?.AsArray();
}
