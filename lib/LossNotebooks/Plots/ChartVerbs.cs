using Plotly.NET;

namespace LossNotebooks;

/// <summary>What a figure says about itself, added after it is drawn:
/// <c>Plot.Scatter(x, y).Axes("speed (mph)", "distance (ft)")</c>.</summary>
/// <remarks>Each verb returns a new chart; plotly.js' &lt;sub&gt;, &lt;sup&gt;, &lt;i&gt; and &lt;b&gt; work in titles.</remarks>
public static class ChartVerbs
{
    /// <summary>A title above the plot (above its panel, in <see cref="Plot.SideBySide"/>).</summary>
    public static GenericChart Title(this GenericChart chart, string title) => chart.With("title.text", title);

    /// <summary>What the axes show, with units.</summary>
    public static GenericChart Axes(this GenericChart chart, string x, string y) =>
        chart.With("xaxis.title.text", x).With("yaxis.title.text", y);

    /// <summary>From where to where the axes go; one that is not given shows all there is.</summary>
    public static GenericChart Range(this GenericChart chart, (double From, double To)? x = null, (double From, double To)? y = null) =>
        chart.With("xaxis.range", Pair(x)).With("yaxis.range", Pair(y));

    /// <summary>A logarithmic y axis.</summary>
    public static GenericChart LogY(this GenericChart chart) => chart.With("yaxis.type", "log");

    /// <summary>One sentence under the figure: what to see in it. Every figure of the course has one.</summary>
    public static GenericChart Caption(this GenericChart chart, string caption) => chart.With("meta.caption", caption);

    /// <summary>The figure in words, for readers who don't see it. Every figure of the course has it.</summary>
    public static GenericChart Alt(this GenericChart chart, string alt) => chart.With("meta.alt", alt);

    /// <summary>The chart with one thing in its layout changed; null changes nothing.</summary>
    internal static GenericChart With(this GenericChart chart, string path, object? value) =>
        value is null ? chart : GenericChart.setLayout(GenericChart.getLayout(chart).With(path, value), chart);

    /// <summary>The chart with each of its traces changed.</summary>
    internal static GenericChart Each(this GenericChart chart, Func<Trace, Trace> change) =>
        Plot.Of(GenericChart.getTraces(chart).Select(change), GenericChart.getLayout(chart));

    private static double[]? Pair((double From, double To)? range) => range is var (from, to) ? [from, to] : null;
}
