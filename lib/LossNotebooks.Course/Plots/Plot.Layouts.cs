using Plotly.NET;

namespace LossNotebooks.Course;

public static partial class Plot
{
    /// <summary>Everything on the same axes; later charts are drawn over earlier ones. Titles and ranges are those of the first that
    /// has them, and the legend says once what bands of one name are.</summary>
    /// <exception cref="ArgumentException">There are no charts.</exception>
    public static Figure Overlay(params IEnumerable<Figure> charts)
    {
        Figure[] all = [.. charts];
        Require.AtLeast(1, all.Length, "the number of charts");
        var layout = all.Select(chart => chart.Layout).Aggregate((first, second) => first.Merge(second));
        return Of(WithOneNameForBands(all.SelectMany(chart => chart.Traces)), layout);
    }

    /// <summary>Panels next to each other, each with its own axes and its own title; narrow pages stack them.</summary>
    /// <exception cref="ArgumentException">There are no charts.</exception>
    public static Figure SideBySide(params IEnumerable<Figure> panels)
    {
        Figure[] all = [.. panels];
        Require.AtLeast(1, all.Length, "the number of charts");
        var named = new HashSet<string>();
        var traces = new List<Trace>();
        var layout = new Layout().Fill(("grid", Node.Of(("rows", 1), ("columns", all.Length), ("pattern", "independent"),
            ("xgap", Gap(all[1..], all.Length)), ("ygap", 0.35))));
        for (var p = 0; p < all.Length; p++)
        {
            var panel = new Panel(p + 1);
            traces.AddRange(all[p].Traces.Select(trace => panel.Place(trace, named)));
            layout = layout.Merge(panel.Place(all[p].Layout));
        }

        return Of(traces, layout);
    }

    // The share of a column that is left free, for what stands beside the axes of all panels but the first: numbers, or names, which need
    // more room, and titles.
    private static double Gap(IReadOnlyList<Figure> others, int columns) =>
        others.SelectMany(chart => chart.Traces).Any(trace => trace.At("y") is IEnumerable<string>) ? 0.45
            : (columns < 3 ? 0.24 : 0.4) + (others.Any(chart => chart.Layout.At("yaxis.title.text") is string) ? 0.1 : 0);

    // Bands of several colours are the same kind of band: the legend says once what it is.
    private static IEnumerable<Trace> WithOneNameForBands(IEnumerable<Trace> traces)
    {
        var named = new HashSet<string>();
        return [.. traces.Select(trace => trace.At("fill") is null || trace.At("name") is not string name || named.Add(name)
            ? trace : trace.Copy().Fill(("showlegend", false)))];
    }

    internal static Figure Of(IEnumerable<Trace> traces, Layout layout) =>
        new(traces, layout);
}
