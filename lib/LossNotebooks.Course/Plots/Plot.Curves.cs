using Plotly.NET;

namespace LossNotebooks.Course;

public static partial class Plot
{
    private const int CurvePoints = 101;

    /// <summary>The graph of f between two ends; values that are not finite leave gaps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or the second is not greater than the first.</exception>
    public static Figure Curve(Func<double, double> f, double from, double to, Role role = Role.Model, string? name = null) =>
        Graph(from, to, [.. Grid(from, to, CurvePoints).Select(f)], ("name", name), ("showlegend", name is not null),
            ("line", Stroke(role)));

    /// <summary>The graph of f between two ends, and the point (x, f(x)) on it: where a slider stands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or the second is not greater than the first.</exception>
    public static Figure CurveAt(double x, Func<double, double> f, double from, double to, Role role = Role.Model,
        string? name = null) =>
        Overlay(Curve(f, from, to, role, name), Point(x, f(x), role));

    /// <summary>Pr(y|x) for every x between two ends: the central interval as a band, the mean as a line in it.</summary>
    /// <param name="predict">Pr(y|x), for instance <c>x => fit.Infer(x)</c>.</param>
    /// <param name="from">The lowest x.</param>
    /// <param name="to">The highest x.</param>
    /// <param name="mass">How much probability the band holds at each x.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    public static Figure Band(Func<double, ScalarDistribution> predict, double from, double to, double mass = 0.95,
        Role role = Role.Model, string? name = null)
    {
        ScalarDistribution[] at = [.. Grid(from, to, CurvePoints).Select(predict)];
        var intervals = at.Select(distribution => distribution.Interval(mass)).ToArray();
        var edge = Node.Of(("width", 0), ("color", RoleStyle.Of(role).Color));
        return Overlay(
            Graph(from, to, [.. intervals.Select(i => i.Lower)], ("line", edge), ("showlegend", false), ("hoverinfo", "skip")),
            Graph(from, to, [.. intervals.Select(i => i.Upper)], ("line", edge), ("fill", "tonexty"),
                // The narrower, the denser: of two bands of a role the legend, too, says which is which.
                ("fillcolor", RoleStyle.Of(role).Faded(0.5 - 0.3 * mass)),
                ("name", FormattableString.Invariant($"{100 * mass:G3} % interval")), ("hoverinfo", "skip")),
            Graph(from, to, [.. at.Select(distribution => distribution.Mean)], ("name", name), ("showlegend", name is not null),
                ("line", Stroke(role))));
    }

    /// <summary>A vertical line across the plot.</summary>
    public static Figure Vertical(double x, Role role = Role.Truth, string? text = null) =>
        Vertical(x, role, text, "left");

    /// <summary>A horizontal line across the plot.</summary>
    public static Figure Horizontal(double y, Role role = Role.Truth, string? text = null) =>
        Rule(role, text, ("right", "bottom"), ("x0", 0), ("x1", 1), ("xref", "paper"), ("y0", y), ("y1", y));

    // Its text begins at the line, or ends there.
    private static Figure Vertical(double x, Role role, string? text, string anchor) =>
        Rule(role, text, (anchor, "top"), ("x0", x), ("x1", x), ("y0", 0), ("y1", 1), ("yref", "paper"));

    // An even grid is told by its start and its step: half the numbers.
    private static Figure Graph(double from, double to, double[] values, params ReadOnlySpan<(string Name, object? Value)> looks)
    {
        var y = Compact.Points(values);
        return Node.Chart("scatter", [("mode", "lines"), ("x0", from), ("dx", (to - from) / (y.Length - 1)), ("y", y), .. looks]);
    }

    private static Figure Rule(
        Role role, string? text, (string X, string Y) anchor, params ReadOnlySpan<(string Name, object? Value)> ends)
    {
        var line = Node.Of([("type", "line"), .. ends, ("line", Node.Of(("color", RoleStyle.Of(role).Color),
            ("dash", RoleStyle.Of(role).Dash), ("width", 1.5))), ("layer", "below")]);
        // What is drawn over the line is not drawn over its text.
        var label = line.With("line.width", 0).With("layer", "above").With("label", Node.Of(
            ("text", text), ("textposition", "end"), ("textangle", 0), ("xanchor", anchor.X), ("yanchor", anchor.Y), ("padding", 4)));
        return Of([], new Layout().Fill(("shapes", text is null ? new[] { line } : [label, line])));
    }

    /// <summary>Evenly spaced numbers from one end to the other, both included: where a slider stops, where a search looks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, the second is not greater than the first, or there are
    /// fewer than two points.</exception>
    public static double[] Grid(double from, double to, int points)
    {
        Require.AtLeast(2, points);
        Require.Finite(from);
        Require.Positive(to - from, "the length of the range");
        return [.. Enumerable.Range(0, points).Select(i => from + (to - from) * i / (points - 1))];
    }
}
