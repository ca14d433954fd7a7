using System.Text.Json.Nodes;
using LossNotebooks.Engine;

namespace LossNotebooks.Running.Tests;

/// <summary>
/// A figure that readers move: at its start it is what is committed, and it can be drawn wherever its handles may go, or at the ends of
/// its sliders.
/// </summary>
internal static class LiveFigure
{
    private static readonly double[] Presses = [0, 1, 2, 30];

    /// <summary>Looks at what a cell has just given: it moves if, and only if, it is committed with handles or sliders.</summary>
    public static async Task CheckAsync(Session session, Func<double[], object?>? live, Cell committed)
    {
        var figure = committed.Outputs.Select(FigureOutput.JsonOf).SingleOrDefault(
            figure => Handles(figure) is not null || figure?["layout"]?["sliders"] is not null);
        Assert.True(live is null ? Handles(figure) is null : figure is not null);
        if (live is not null)
        {
            await (Handles(figure) is { } handles ? CheckAsync(session, live, figure!, handles) : CheckAsync(session, live, figure!));
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

    private static JsonArray? Handles(JsonNode? figure) => figure?["layout"]?["meta"]?["handles"]?.AsArray();
}
