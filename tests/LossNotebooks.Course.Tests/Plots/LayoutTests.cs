namespace LossNotebooks.Course.Tests.Plots;

public class LayoutTests
{
    [Fact]
    public void Verbs_leave_the_chart_they_were_called_on_as_it_was()
    {
        var plain = Plot.Scatter([1], [2]).Axes("x", "y");
        var before = plain.Shown(FigureParts.PlotlyJson);
        plain.Title("t").Axes("other", "names").Range(x: (0, 1)).LogY();
        Plot.Overlay(plain, Plot.Vertical(3)).Title("u");
        Plot.SideBySide(plain, plain);
        Plot.Slider("s", [1, 2], _ => plain);
        Assert.Equal(before, plain.Shown(FigureParts.PlotlyJson));
    }

    [Fact]
    public void An_overlay_has_the_first_title_and_all_the_lines()
    {
        var layout = Plot.Overlay(Plot.Vertical(1).Title("first"), Plot.Scatter([1], [2]).Title("second").Axes("x", "y"),
            Plot.Horizontal(2)).Json()["layout"]!;
        Assert.Equal("first", layout.Text("title.text"));
        Assert.Equal("x", layout.Text("xaxis.title.text"));
        Assert.Equal(2, layout["shapes"]!.AsArray().Count);
    }

    [Fact]
    public void Panels_have_axes_titles_and_lines_of_their_own()
    {
        var figure = Plot.SideBySide(
            Plot.Overlay(Plot.Scatter([1], [2], name: "data"), Plot.Vertical(1)).Axes("a", "b").Title("left"),
            Plot.Overlay(Plot.Scatter([1], [2], name: "data"), Plot.Vertical(2)).Axes("c", "d").Title("right")).Json();
        var layout = figure["layout"]!;
        Assert.Equal(("x", "y2"), (figure["data"]![0].Text("xaxis"), figure["data"]![1].Text("yaxis")));
        Assert.Equal(("a", "d"), (layout.Text("xaxis.title.text"), layout.Text("yaxis2.title.text")));
        Assert.Equal(2, layout["grid"]!["columns"]!.GetValue<int>());
        Assert.Equal(["left", "right"], layout["annotations"]!.AsArray().Select(note => note.Text("text")));
        Assert.Equal(["x domain", "x2 domain"], layout["annotations"]!.AsArray().Select(note => note.Text("xref")));
        Assert.Equal(["x", "x2"], layout["shapes"]!.AsArray().Select(line => line.Text("xref")));
        Assert.Equal(["y domain", "y2 domain"], layout["shapes"]!.AsArray().Select(line => line.Text("yref")));
        Assert.Null(layout["title"]);
    }

    [Fact]
    public void Panels_with_a_title_beside_their_axis_have_more_room_on_their_left()
    {
        var (plain, titled) = (Plot.Scatter([1], [2]), Plot.Scatter([1], [2]).Axes("x", "likelihood"));
        static double Gap(params Figure[] panels) => Plot.SideBySide(panels).Json()["layout"]!["grid"]!["xgap"]!.GetValue<double>();
        Assert.Equal(Gap(plain, plain), Gap(titled, plain));
        Assert.True(Gap(plain, titled) > Gap(titled, plain));
        Assert.True(Gap(plain, plain, titled) > Gap(plain, plain, plain));
    }

    [Fact]
    public void The_text_of_a_line_lies_above_what_covers_the_line()
    {
        var shapes = Plot.Horizontal(1, text: "the truth").Json()["layout"]!["shapes"]!.AsArray();
        Assert.Equal([("above", "the truth"), ("below", null)], shapes.Select(shape => (shape.Text("layer"), shape.Text("label.text"))));
    }

    [Fact]
    public void Of_two_bands_of_one_role_the_legend_says_which_is_which()
    {
        static string? Fill(double mass) => Plot.Band(_ => new Normal(0, 1), 0, 1, mass).Traces()[1].Text("fillcolor");
        Assert.NotEqual(Fill(0.5), Fill(0.95));
    }

    [Fact]
    public void A_name_is_in_the_legend_once()
    {
        var panel = Plot.Scatter([1], [2], name: "data");
        var shown = Plot.SideBySide(panel, panel).Traces().Select(trace => trace!["showlegend"]!.GetValue<bool>());
        Assert.Equal([true, false], shown);
    }

    [Fact]
    public void Backgrounds_are_clear_and_text_has_no_colour_so_that_pages_choose()
    {
        var layout = Plot.Scatter([1], [2]).Json()["layout"]!;
        Assert.Equal("rgba(0,0,0,0)", layout.Text("paper_bgcolor"));
        Assert.Equal("rgba(0,0,0,0)", layout.Text("plot_bgcolor"));
        Assert.Null(layout["font"]!["color"]);
        Assert.Null(layout["width"]);
        Assert.Null(Plot.Label(1, 2, "here").Traces()[0]!["textfont"]);
        Assert.Null(Plot.Vertical(1, text: "here").Json()["layout"]!["shapes"]![0]!["label"]!["font"]);
    }

    [Fact]
    public void A_figure_is_small_and_always_the_same_bytes()
    {
        string Draw() => Plot.Overlay(Plot.Band(x => new Normal(x, 1), 0, 1),
            Plot.Scatter(Plot.Grid(0, 1, 200), Plot.Grid(0, 1, 200), name: "data"))
            .Shown(FigureParts.PlotlyJson);
        Assert.Equal(Draw(), Draw());
        Assert.InRange(Draw().Length, 1000, 8000);
    }

    [Fact]
    public void A_chart_made_with_Plotly_NET_itself_is_drawn_in_the_same_style()
    {
        var red = Plotly.NET.Color.fromString("red");
        var chart = Plotly.NET.CSharp.Chart.Point<double, double, string>([1, 2], [3, 4], MarkerColor: red, UseDefaults: false);
        var figure = new Figure(chart).Json();
        Assert.Equal("scatter", figure["data"]![0].Text("type"));
        Assert.Equal("red", figure["data"]![0].Text("marker.color"));
        Assert.Equal("rgba(0,0,0,0)", figure["layout"].Text("paper_bgcolor"));
    }
}
