using System.Text.Json.Nodes;

namespace LossNotebooks.Course.Tests.Plots;

public class LiveFigureTests
{
    private static readonly Handle Mu = Handle.Across("μ", 1, 0, 4);

    [Fact]
    public void A_handle_sits_where_the_drawing_says_and_goes_where_it_may()
    {
        var handle = Handles(Bell().At(2.5))[0]!;
        Assert.Equal(("μ", "x"), (handle.Text("name"), handle.Text("moves")));
        Assert.Equal([2.5], handle.Numbers("value"));
        Assert.Equal([0], handle.Numbers("from"));
        Assert.Equal([4], handle.Numbers("to"));
        Assert.Equal([0.05], handle.Numbers("step"));
        Assert.Equal(2.5, (double)handle["x"]!);
        Assert.Equal(new Normal(2.5, 1).Probability(2.5), (double)handle["y"]!, 9);
    }

    [Fact]
    public void In_panels_it_sits_on_its_own_axes()
    {
        var handle = Handles(Plot.Drag(mu => Plot.SideBySide(Plot.Point(mu, 0), Draw(mu)), Mu).At(2))[0]!;
        Assert.Equal(("x2", "y2"), (handle.Text("xref"), handle.Text("yref")));
    }

    [Fact]
    public void Points_are_two_numbers_buttons_count_and_sliders_stand_below()
    {
        var live = Plot.DragAll(
            s => Plot.Scatter([s[0]], [s[1]]).Range((0, 1), (0, 1)).Grip("φ", s[0], s[1]).Title($"{s[2]} {s[3]}"),
            Handle.Point("φ", (0.5, 0.5), (0, 1), (0, 1)), Handle.Slider("n", 10, 1, 50, 1), Handle.Button("Again"));
        var json = live.At(0.1, 0.2, 30, 1000).Json();
        Assert.Equal("30 1000", json["layout"].Text("title.text"));
        Assert.Equal([0.1, 0.2], Handles(live.At(0.1, 0.2, 30, 1000))[0].Numbers("value"));
        Assert.Equal(120, (int)json["layout"]!["meta"]!["controls"]!);
        Assert.EndsWith("A handle: φ = 0.5, 0.5. A handle: n = 10. A button: Again.", live.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_one_number_has_stored_stops_besides()
    {
        var json = Bell().Start.Json();
        Assert.Equal(21, json["frames"]!.AsArray().Count);
        Assert.Equal("1", json["layout"]!["sliders"]![0]!["steps"]![(int)json["layout"]!["sliders"]![0]!["active"]!].Text("label"));
        Assert.True(JsonNode.DeepEquals(Bell().At(1).Json()["data"], json["data"]));
        Assert.NotNull(json["layout"]!["meta"]);

        var changing = Plot.Drag(mu => mu > 2 ? Plot.Overlay(Draw(mu), Plot.Point(0, 0)) : Draw(mu), Mu);
        Assert.Null(changing.Start.Json()["layout"]!["sliders"]);
    }

    [Fact]
    public void What_can_not_be_moved_is_said_in_one_sentence()
    {
        var still = (double mu) => Plot.Point(mu, 0).Range((0, 4), (0, 1));
        Refuses(".Grip(\"μ\", x, y)", () => Plot.Drag(still, Mu));
        Refuses("must stand still", () => Plot.Drag(mu => Plot.Point(mu, 0).Grip("μ", mu, 0), Mu));
        Refuses("no finite place", () => Plot.Drag(mu => still(mu).Grip("μ", mu, double.NaN), Mu));
        Refuses("takes 2 numbers, and its handles are 1", () => Plot.Drag((a, b) => Draw(a), Mu));
        Refuses("goes from 0 to 4", () => Bell().At(5));
        Refuses("goes from 0 to 4", () => Bell().At(double.NaN));
        Refuses("are 1 numbers, and there are 2", () => Bell().At(1, 2));
        Refuses("starts between 0 and 4", () => Handle.Up("a", 5, 0, 4));
    }

    [Fact]
    public void A_guess_shows_the_answer_and_how_far_off_it_is_when_asked()
    {
        var axes = Plot.Curve(_ => 0, 0, 10).Range((0, 10), (0, 1));
        var guess = Plot.Guess("n", 7, axes, Plot.Point(7, 1), start: 2, from: 0, to: 10);
        Assert.Single(guess.Start.Traces());
        Assert.Equal(2, guess.At(3, 1).Traces().Count);
        Assert.Equal("You said 3; it is 7.", guess.At(3, 1).Json()["layout"].Text("title.text"));
        Refuses("Range", () => Plot.Guess("n", 7, Plot.Point(0, 0), axes, 2, 0, 10));
    }

    [Theory]
    [InlineData(3, "left")]
    [InlineData(9, "right")]
    public void The_name_of_a_guess_stands_where_there_is_room(double at, string anchor)
    {
        var guess = Plot.Guess("n", 7, Plot.Curve(_ => 0, 0, 10).Range((0, 10), (0, 1)), Plot.Point(7, 1), start: 2, from: 0, to: 10);
        Assert.Equal(anchor, guess.At(at, 0).Json()["layout"]!["shapes"]![0].Text("label.xanchor"));
    }

    [Fact]
    public void A_sketch_is_compared_with_the_curve_when_asked()
    {
        var sketch = Plot.Sketch(Plot.Curve(x => x, 0, 2), x => x * x, [0, 1, 2], (0, 4), start: 1);
        Assert.Equal(2, sketch.Start.Traces().Count);
        Assert.Equal([1, 1, 1], sketch.Start.Traces()[1].Numbers("y"));
        var shown = sketch.At(0, 1, 1, 1).Json();
        Assert.Equal(3, shown["data"]!.AsArray().Count);
        Assert.Equal("On average you are 1 off.", shown["layout"].Text("title.text"));
    }

    [Fact]
    public void Of_pictures_the_right_one_is_marked_after_the_first_choice()
    {
        var choice = Plot.Choose([("A", Plot.Point(0, 0)), ("B", Plot.Point(1, 1))], truth: "B");
        Assert.Equal(["A", "B"], Titles(choice.Start));
        Assert.Equal(["A – your choice", "B ✓"], Titles(choice.At(1, 0)));
        Refuses("No picture is called C", () => Plot.Choose([("A", Plot.Point(0, 0))], "C"));
    }

    private static LiveFigure Bell() => Plot.Drag(Draw, Mu);

    private static Figure Draw(double mu) => Plot.Density(new Normal(mu, 1), -4, 8).Range((-4, 8), (0, 1))
        .Grip("μ", mu, new Normal(mu, 1).Probability(mu));

    private static JsonArray Handles(Figure figure) => figure.Json()["layout"]!["meta"]!["handles"]!.AsArray();

    private static IEnumerable<string?> Titles(Figure figure) =>
        figure.Json()["layout"]!["annotations"]!.AsArray().Select(heading => heading.Text("text"));

    private static void Refuses(string sentence, Func<object> act) =>
        Assert.Contains(sentence, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
