using Plotly.NET;

namespace LossNotebooks.Course;

// What a figure says about itself, added after it is drawn: Plot.Scatter(x, y).Axes("speed (mph)", "distance (ft)").
// plotly.js' <sub>, <sup>, <i> and <b> work in titles.
public partial class Figure
{
    /// <summary>A title above the plot (above its panel, in <see cref="Plot.SideBySide"/>).</summary>
    public Figure Title(string title) => With("title.text", title);

    /// <summary>What the axes show, with units.</summary>
    public Figure Axes(string x, string y) =>
        With("xaxis.title.text", x).With("yaxis.title.text", y);

    /// <summary>From where to where the axes go; one that is not given shows all there is.</summary>
    public Figure Range((double From, double To)? x = null, (double From, double To)? y = null) =>
        With("xaxis.range", Pair(x)).With("yaxis.range", Pair(y));

    /// <summary>A logarithmic y axis.</summary>
    /// <remarks>With few numbers along it, plotly.js writes 2 and 5 between powers of ten, not all that crowd below the next.</remarks>
    public Figure LogY() => With("yaxis.type", "log").With("yaxis.nticks", 5);

    /// <summary>Where a handle of a live figure sits: it moves with the number that it stands for. The axes need a
    /// <see cref="Range"/>.</summary>
    /// <param name="name">The handle's name.</param>
    /// <param name="x">Its place along x.</param>
    /// <param name="y">Its place along y.</param>
    public Figure Grip(string name, double x, double y) =>
        new(Traces, Layout.Merge(Node.Of((Grips.Property, Grips.One(name, x, y)))));

    /// <summary>The figure with one thing in its layout changed; null changes nothing.</summary>
    internal Figure With(string path, object? value) =>
        value is null ? this : new(Traces, Layout.With(path, value));

    /// <summary>The figure with each of its traces changed.</summary>
    internal Figure Each(Func<Trace, Trace> change) =>
        new(Traces.Select(change), Layout);

    private static double[]? Pair((double From, double To)? range) => range is var (from, to) ? [from, to] : null;
}
