using System.Text.Json.Nodes;

namespace LossNotebooks.Course.Tests.Plots;

public class SliderTests
{
    [Fact]
    public void A_slider_stores_only_what_it_moves()
    {
        var figure = Plot.Slider("μ", [-1, 0, 1], mu => Plot.Overlay(Plot.Curve(x => x * x, -2, 2), Plot.Point(mu, mu * mu)),
            start: 1).Json();
        var frames = figure["frames"]!.AsArray();
        Assert.Equal(3, frames.Count);
        Assert.Equal([1], frames[0].Numbers("traces"));
        Assert.Equal(["x", "y"], frames[0]!["data"]![0]!.AsObject().Select(change => change.Key));
        Assert.Equal([-1], frames[0]!["data"]![0].Numbers("x"));
        Assert.Equal([1], figure["data"]![1].Numbers("x"));
    }

    [Fact]
    public void Each_stop_shows_the_frame_of_its_value()
    {
        var figure = Plot.Slider("σ (ft)", [0.5, 1.5], sigma => Plot.Point(sigma, 0)).Json();
        var slider = figure["layout"]!["sliders"]![0]!;
        Assert.Equal("σ (ft) = ", slider.Text("currentvalue.prefix"));
        Assert.Equal(["0.5", "1.5"], slider["steps"]!.AsArray().Select(step => step.Text("label")));
        foreach (var step in slider["steps"]!.AsArray())
        {
            var frame = figure["frames"]!.AsArray().Single(frame => frame.Text("name") == step!["args"]![0]![0]!.GetValue<string>());
            Assert.Equal([double.Parse(step.Text("label")!, System.Globalization.CultureInfo.InvariantCulture)],
                frame!["data"]![0].Numbers("x"));
        }
    }

    [Fact]
    public void The_axes_stand_still_and_hold_every_stop()
    {
        var layout = Plot.Slider("a", [1, 2, 10], a => Plot.Curve(x => a * x, 0, 1)).Json()["layout"]!;
        var range = layout.Numbers("yaxis.range");
        Assert.InRange(range[0], -1, 0);
        Assert.InRange(range[1], 10, 11);
        Assert.Equal([0, 5], Plot.Slider("a", [1, 2], a => Plot.Curve(x => a * x, 0,
            1).Range(y: (0, 5))).Json()["layout"].Numbers("yaxis.range"));
    }

    [Fact]
    public void Lines_and_titles_move_too()
    {
        var frames = Plot.Slider("a", [1, 2], a => Plot.Overlay(Plot.Scatter([1], [1]),
            Plot.Vertical(a)).Title($"a is {a}")).Json()["frames"]!;
        Assert.Equal("a is 2", frames[1]!["layout"].Text("title.text"));
        Assert.Equal(2, frames[1]!["layout"]!["shapes"]![0]!["x0"]!.GetValue<double>());
    }

    // What the reader sees after any sequence of drags must be the chart of the two values: replay plotly.js' rule, frame by frame.
    [Theory]
    [InlineData("a0 b1")]
    [InlineData("b0 a2 b1 a1")]
    [InlineData("a2 a0 b0 b1 b0")]
    public void Two_sliders_show_the_chart_of_both_values_in_whatever_order_they_are_dragged(string drags)
    {
        double[] first = [1, 2, 3], second = [10, 20];
        var figure = Plot.Slider("a", first, "b", second, Chart).Json();
        var traces = figure["data"]!.AsArray();
        foreach (var name in drags.Split(' '))
        {
            var frame = figure["frames"]!.AsArray().Single(frame => frame.Text("name") == name)!;
            for (var i = 0; i < frame["data"]!.AsArray().Count; i++)
            {
                Change(traces[(int)frame.Numbers("traces")[i]]!.AsObject(), frame["data"]![i]!.AsObject());
            }
        }

        double Last(char slider, double[] values) => values[drags.Split(' ').Last(drag => drag[0] == slider)[1] - '0'];
        var expected = Chart(Last('a', first), Last('b', second)).Traces();
        var visible = traces.Where(trace => trace!["visible"]?.GetValue<bool>() != false).ToArray();
        Assert.Equal(expected.Count, visible.Length);
        for (var t = 0; t < visible.Length; t++)
        {
            visible[t]!.AsObject().Remove("visible");
            Assert.True(JsonNode.DeepEquals(expected[t], visible[t]), $"trace {t}: {visible[t]!.ToJsonString()}");
        }

        static Figure Chart(double a, double b) =>
            Plot.Overlay(Plot.Point(0, 0), Plot.Point(a, 0), Plot.Point(b, 0), Plot.Scatter([a, b], [b, 0]),
                Plot.Density(new Normal(a, b), a - b, a + b));
    }

    [Fact]
    public void Two_sliders_store_once_what_depends_on_one()
    {
        var values = Plot.Grid(0, 1, 10);
        var apart = Plot.Slider("a", values, "b", values, (a, b) => Plot.Overlay(Plot.Curve(x => a * x, 0, 1),
            Plot.Curve(x => b * x * x, 0, 1)));
        Assert.Equal(2, apart.Traces().Count);
        Assert.InRange(apart.Shown(FigureParts.PlotlyJson).Length, 1000, 25_000);
    }

    [Fact]
    public void Charts_with_different_marks_are_refused_in_one_sentence()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Plot.Slider("a", [1, 2], a => a == 1 ? Plot.Point(1, 1)
            : Plot.Bars(["x"], [1])));
        Assert.Contains("scatter", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("both sliders", Assert.Throws<ArgumentException>(
            () => Plot.Slider("a", [1, 2], "b", [1, 2], (a, b) => Plot.Point(1, 1).Title($"{a * b}"))).Message, StringComparison.Ordinal);
    }

    private static void Change(JsonObject trace, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && trace[name] is JsonObject old)
            {
                Change(old, inner);
            }
            else
            {
                trace[name] = value!.DeepClone();
            }
        }
    }
}
