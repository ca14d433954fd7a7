using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>The n-th of several pairs of axes in one figure: moves a chart that was drawn for the first pair there.</summary>
internal sealed class Panel(int n)
{
    private readonly string suffix = n == 1 ? "" : FormattableString.Invariant($"{n}");

    /// <summary>The trace on this panel's axes. A name that another panel has already shown is not shown again.</summary>
    public Trace Place(Trace trace, HashSet<string> named)
    {
        var placed = trace.Copy().Fill(("xaxis", "x" + suffix), ("yaxis", "y" + suffix));
        return trace.At("name") is not string name || trace.At("showlegend") is false ? placed
            : placed.Fill(("legendgroup", name), ("showlegend", named.Add(name) ? null : (object)false));
    }

    /// <summary>The layout with its axes, notes and lines on this panel's axes, and its title above this panel.</summary>
    public Layout Place(Layout layout)
    {
        var placed = new Layout();
        foreach (var (name, value) in layout.Properties)
        {
            placed.Fill(name switch
            {
                "xaxis" or "yaxis" => (name + suffix, Anchored((PlotlyObject)value)),
                "shapes" or "annotations" or Grips.Property => (name, Referring((IReadOnlyList<PlotlyObject>)value)),
                "title" => ("annotations", new[] { Heading(((PlotlyObject)value).At("text")) }),
                _ => (name, value),
            });
        }

        return layout.At("title") is null || layout.At("annotations") is not IReadOnlyList<PlotlyObject> notes ? placed
            : placed.Fill(("annotations", (PlotlyObject[])[Heading(layout.At("title.text")), .. Referring(notes)]));
    }

    private PlotlyObject Anchored(PlotlyObject axis) =>
        axis.At("scaleanchor") is string other ? axis.With("scaleanchor", other + suffix) : axis;

    private PlotlyObject[] Referring(IReadOnlyList<PlotlyObject> marks) =>
        [.. marks.Select(mark => mark.Copy().Fill(("xref", Reference(mark.At("xref"), "x")), ("yref", Reference(mark.At("yref"), "y"))))];

    private string Reference(object? reference, string axis) => reference is "paper" ? $"{axis}{suffix} domain" : axis + suffix;

    private PlotlyObject Heading(object? text) => Node.Of(
        ("text", text), ("x", 0), ("xref", $"x{suffix} domain"), ("xanchor", "left"), ("y", 1), ("yref", $"y{suffix} domain"),
            ("yanchor", "bottom"),
        ("yshift", 4), ("showarrow", false), ("font", Node.Of(("size", 14))));
}
