using System.Text.Json.Nodes;

namespace LossNotebooks.Course.Tests.Plots;

/// <summary>What an engine draws between the stored stops of a slider.</summary>
public class SlidingFigureTests
{
    private static Figure One => Plot.Slider("a", [1, 2, 10], a => Plot.Curve(x => a * x, 0, 1));

    [Fact]
    public void Between_two_stops_it_draws_what_lies_between_their_values_on_the_same_axes()
    {
        var between = At(One, 1.25);
        Assert.Equal(4, between["data"]![0].Numbers("y")[^1]);
        Assert.Equal(["4"], between["layout"]!["meta"]!["stops"]!.AsArray().Select(stop => (string)stop!));
        Assert.Equal(One.Json()["layout"].Numbers("yaxis.range"), between["layout"].Numbers("yaxis.range"));
        Assert.Null(between["layout"]!["sliders"]);
        Assert.Equal(10, At(One, 2)["data"]![0].Numbers("y")[^1]);
    }

    [Fact]
    public void Two_sliders_are_two_numbers()
    {
        var figure = Plot.Slider("a", [1, 2], "b", [10, 20], (a, b) => Plot.Point(a, b));
        var between = At(figure, 0.5, 0.1);
        Assert.Equal((1.5, 11.0), (between["data"]![0].Numbers("x")[0], between["data"]![0].Numbers("y")[0]));
        Assert.Equal(["1.5", "11"], between["layout"]!["meta"]!["stops"]!.AsArray().Select(stop => (string)stop!));
    }

    [Fact]
    public void Where_there_is_no_stop_that_is_said()
    {
        Assert.Contains("The stops of a go from 0 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => At(One, 2.1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => At(One, double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => At(One, 0, 0));
    }

    [Fact]
    public void What_is_made_of_it_has_its_stops_alone()
    {
        var titled = One.Title("A line");
        Assert.Null(Between(titled));
        Assert.Equal(3, titled.Json()["frames"]!.AsArray().Count);
    }

    private static JsonNode At(Figure figure, params double[] stops) => Between(figure)!(stops).Json();

    // As an engine finds it.
    private static Func<double[], Figure>? Between(Figure figure) =>
        figure.GetType().GetMethod("At", [typeof(double[])])?.CreateDelegate<Func<double[], Figure>>(figure);
}
