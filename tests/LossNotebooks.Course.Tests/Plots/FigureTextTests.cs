namespace LossNotebooks.Course.Tests.Plots;

/// <summary>Figures in words.</summary>
public class FigureTextTests
{
    [Fact]
    public void Marks_of_one_kind_and_name_are_counted_together() => Assert.Equal(
        "y over x1: 3 points “seen”, a line, 2 lines “f”.",
        Plot.Overlay(
            Plot.Scatter([1, 2], [3, 4], name: "seen"), Plot.Line([1, 2], [1, 2]), Plot.Point(5, 6, name: "seen"),
            Plot.Curve(x => x, 0, 1, name: "f"), Plot.Curve(x => 2 * x, 0, 1, name: "f")).Axes("x<sub>1</sub>", "y").ToString());

    [Fact]
    public void Each_panel_has_its_part_and_a_slider_says_where_it_starts() => Assert.Equal(
        "loss over b: a line. y over x: a point. A slider: σ = 1.",
        Plot.Slider("σ", [0.5, 1, 2], sigma => Plot.SideBySide(
            Plot.Curve(b => b * sigma, 0, 1).Axes("b", "loss"), Plot.Scatter([1], [sigma]).Axes("x", "y")), start: 1).ToString());

    [Fact]
    public void A_figure_without_axes_says_what_it_is() =>
        Assert.Equal("Yield. Figure: 2 bars.", Plot.Bars(["a", "b"], [1, 2]).Title("Yield").ToString());

    [Fact]
    public void A_circle_is_a_compass_and_an_axis_without_a_name_is_not_named()
    {
        Assert.Equal("A compass: 2 points “a turtle”.", Plot.Compass(Plot.Directions([0, 1], name: "a turtle")).ToString());
        Assert.Equal("placed: a line.", Plot.Line([0, 1], [1, 2]).Axes("placed", "").ToString());
    }
}
