using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// The course's look, given to every chart when it is shown: no background and no colour of text, so that pages set both for light and
/// dark; thin grey axes; the legend above.
/// </summary>
internal static class Style
{
    private const string Clear = "rgba(0,0,0,0)";
    private const string Faint = "rgba(128,128,128,0.25)";
    private const string Grey = "rgba(128,128,128,0.8)";
    private const int Line = 26;

    /// <summary>No tool bar, and no dragging inside the plot: a finger that scrolls the page must not zoom.</summary>
    public static readonly PlotlyObject Config = Node.Of(("responsive", true), ("displayModeBar", false));

    /// <summary>The chart's layout with everything it leaves open set as the course has it.</summary>
    public static Layout Apply(Figure chart)
    {
        var layout = chart.Layout;
        var titled = layout.At("title.text") is string;
        var legend = chart.Traces.Any(trace => trace.At("name") is string && trace.At("showlegend") is not false);
        var sliders = layout.At("sliders") is IReadOnlyList<PlotlyObject> bars ? bars.Count : 0;
        var headings = layout.At("grid") is not null && layout.At("annotations") is not null;
        var top = 12 + (titled ? Line : 0) + (legend ? Line : 0) + (headings ? Line : 0);
        var height = 340 + top + sliders * SliderBar.Height;
        return layout.Merge(Node.Of(
            ("title", titled ? Node.Of(("x", 0), ("xref", "paper"), ("y", 1), ("yanchor", "top"), ("pad", Node.Of(("t", 8))),
                ("font", Node.Of(("size", 15)))) : null),
            ("height", height),
            ("margin", Node.Of(("l", 56), ("r", 16), ("t", top), ("b", 52))),
            ("paper_bgcolor", Clear),
            ("plot_bgcolor", Clear),
            ("font", Node.Of(("family", "system-ui, sans-serif"), ("size", 13))),
            ("hovermode", "closest"),
            ("dragmode", false),
            ("showlegend", legend),
            ("legend", Node.Of(("orientation", "h"), ("x", 0), ("y", titled ? 1 - 1.2 * Line / height : 1), ("yref", "container"),
                ("yanchor", "top"), ("bgcolor", Clear),
                // A legend of several rows pushes the plot down, but not the titles of panels: an unseen border keeps their room.
                ("bordercolor", Clear), ("borderwidth", headings ? Line / 2 : null))),
            ("colorway", Enum.GetValues<Role>().Select(role => RoleStyle.Of(role).Color).ToArray()),
            ("template", Node.Of(("layout", Node.Of(("xaxis", Axis()), ("yaxis", Axis())))))));
    }

    private static PlotlyObject Axis() => Node.Of(
        ("automargin", true), ("gridcolor", Faint), ("linecolor", Grey), ("showline", true), ("tickcolor", Grey), ("ticks", "outside"),
        ("ticklen", 4), ("zeroline", false), ("exponentformat", "power"), ("title", Node.Of(("standoff", 8))));
}
