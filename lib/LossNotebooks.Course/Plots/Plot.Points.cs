
namespace LossNotebooks.Course;

/// <summary>
/// Figures in the course's style. Each call draws one thing; <see cref="Overlay"/> puts them on the same axes, <see cref="SideBySide"/>
/// next to each other, <see cref="Slider(string, double[], Func{double, Figure}, double?)"/> lets the reader drag. The verbs of
/// <see cref="Figure"/> add titles, axes and ranges.
/// </summary>
public static partial class Plot
{
    /// <summary>Points (xᵢ, yᵢ).</summary>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static Figure Scatter(IEnumerable<double> x, IEnumerable<double> y, Role role = Role.Data, string? name = null)
    {
        var (xs, ys) = Pairs(x, y);
        return Node.Chart("scatter", ("mode", "markers"), ("x", xs), ("y", ys), ("name", name), ("showlegend", name is not null),
            ("marker", Marker(role)));
    }

    /// <summary>One point that matters: where a slider stands on a curve, an optimum, a prediction.</summary>
    public static Figure Point(double x, double y, Role role = Role.Model, string? name = null) =>
        Node.Chart("scatter", ("mode", "markers"), ("x", new[] { x }), ("y", new[] { y }), ("name", name), ("showlegend", name is not null),
            ("marker", Node.Of(("color", RoleStyle.Of(role).Color), ("symbol", RoleStyle.Of(role).Symbol), ("size", 13))));

    /// <summary>The points (xᵢ, yᵢ) joined in the order in which they are given.</summary>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static Figure Line(IEnumerable<double> x, IEnumerable<double> y, Role role = Role.Model, string? name = null)
    {
        var (xs, ys) = Pairs(x, y);
        return Node.Chart("scatter", ("mode", "lines"), ("x", xs), ("y", ys), ("name", name), ("showlegend", name is not null),
            ("line", Stroke(role)));
    }

    /// <summary>A vertical line from 0 up to each point: probabilities of single outputs, contributions to a sum.</summary>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static Figure Stems(IEnumerable<double> x, IEnumerable<double> y, Role role = Role.Model, string? name = null)
    {
        var (xs, ys) = Pairs(x, y);
        return Node.Chart("scatter", ("mode", "markers"), ("x", xs), ("y", ys), ("name", name), ("showlegend", name is not null),
            ("marker", Marker(role)),
            // Error bars from the point to 0 cost plotly.js less than lines of their own.
            ("error_y", Node.Of(("type", "data"), ("symmetric", false), ("array", ys.Select(v => Math.Max(0, -v)).ToArray()),
                ("arrayminus", ys.Select(v => Math.Max(0, v)).ToArray()),
                ("color", RoleStyle.Of(role).Faded(0.6)), ("thickness", 1.5), ("width", 0))));
    }

    /// <summary>The residuals: a thin vertical line from each prediction to its observation.</summary>
    /// <exception cref="ArgumentException">The three differ in length.</exception>
    public static Figure Residuals(IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> prediction,
        Role role = Role.Loss)
    {
        var (xs, ys) = Pairs(x, y);
        return Segments(xs, Pairs(xs, prediction).Y, ys, role);
    }

    /// <summary>Bars from 0 to each height, one per category.</summary>
    /// <exception cref="ArgumentException">There are not as many heights as categories.</exception>
    public static Figure Bars(IEnumerable<string> categories, IEnumerable<double> heights, Role role = Role.Model,
        string? name = null)
    {
        string[] labels = [.. categories];
        double[] values = [.. heights];
        Require.Length<double>(labels.Length, values, nameof(heights));
        return Node.Chart("bar", ("x", labels), ("y", values), ("name", name), ("showlegend", name is not null),
            ("marker", RoleStyle.Of(role).Bar(0.75)))
            .With("xaxis.type", "category");
    }

    /// <summary>How often values fall into <paramref name="bins"/> bins of equal width, as a density: the bars' areas sum to 1, so that a
    /// <see cref="Density"/> on the same axes is the curve to compare with.</summary>
    /// <exception cref="ArgumentException">There are no values, or they are all the same.</exception>
    public static Figure Histogram(IEnumerable<double> values, int bins = 20, Role role = Role.Data, string? name = null)
    {
        double[] sample = [.. values];
        Require.AtLeast(1, sample.Length, "the number of values");
        double from = sample.Min(), width = Require.Positive((sample.Max() - from) / Require.AtLeast(1, bins), "the spread of the values");
        var heights = new double[bins];
        foreach (var value in sample)
        {
            heights[Math.Min((int)((value - from) / width), bins - 1)] += 1 / (width * sample.Length);
        }

        return Node.Chart("bar", ("x0", from + width / 2), ("dx", width), ("y", heights), ("name", name), ("showlegend", name is not null),
            ("width", width), ("marker", RoleStyle.Of(role).Bar(0.45)));
    }

    /// <summary>Words at a point of the plot, in the page's ink: no role's colour can be read well on white and on near-black pages
    /// alike.</summary>
    public static Figure Label(double x, double y, string text) =>
        Node.Chart("scatter", ("mode", "text"), ("x", new[] { x }), ("y", new[] { y }), ("text", new[] { text }),
            ("textposition", "top center"), ("showlegend", false), ("hoverinfo", "skip"));

    private static Figure Segments(double[] x, double[] from, double[] to, Role role) =>
        Node.Chart("scatter", ("mode", "lines"), ("x", x.SelectMany(at => new[] { at, at, double.NaN }).ToArray()),
            ("y", from.Zip(to, (a, b) => new[] { a, b, double.NaN }).SelectMany(ends => ends).ToArray()), ("showlegend", false),
                ("hoverinfo", "skip"),
            ("line", Node.Of(("color", RoleStyle.Of(role).Faded(0.6)), ("width", 1.5))));

    private static PlotlyObject Marker(Role role) =>
        Node.Of(("color", RoleStyle.Of(role).Color), ("symbol", RoleStyle.Of(role).Symbol), ("size", 8),
            ("line", Node.Of(("color", "rgba(255,255,255,0.6)"), ("width", 0.8))));

    private static PlotlyObject Stroke(Role role) => Node.Of(("color", RoleStyle.Of(role).Color), ("dash", RoleStyle.Of(role).Dash),
        ("width", 2.5));

    private static (double[] X, double[] Y) Pairs(IEnumerable<double> x, IEnumerable<double> y)
    {
        double[] xs = [.. x], ys = [.. y];
        return xs.Length == ys.Length
            ? (xs, ys)
            : throw new ArgumentException($"There are {xs.Length} x but {ys.Length} y; each point needs both.", nameof(y));
    }
}
