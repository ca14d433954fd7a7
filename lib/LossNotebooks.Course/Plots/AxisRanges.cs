using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>Axes that stand still while a slider moves: each has the range that all the charts need together.</summary>
internal static class AxisRanges
{
    /// <summary>The charts, with every axis that has no range given the one that fits them all. Axes that can't be told by numbers stay
    /// as they are.</summary>
    public static Figure[,] Hold(Figure[,] charts)
    {
        var needed = new Dictionary<string, Interval?>();
        foreach (var chart in charts)
        {
            foreach (var trace in chart.Traces)
            {
                Stretch(needed, trace, "x");
                Stretch(needed, trace, "y");
            }
        }

        var held = (Figure[,])charts.Clone();
        for (var a = 0; a < charts.GetLength(0); a++)
        {
            for (var b = 0; b < charts.GetLength(1); b++)
            {
                held[a, b] = needed.Aggregate(charts[a, b], (chart, axis) => Ranged(chart, axis.Key, axis.Value));
            }
        }

        return held;
    }

    /// <summary>A chart whose axes that have no range get those of another.</summary>
    public static Figure As(Figure other, Figure chart) =>
        chart.Traces.SelectMany(trace => new[] { Axis(trace, "x"), Axis(trace, "y") }).Distinct()
            .Where(axis => chart.Layout(axis + ".range") is null && other.Layout(axis + ".range") is not null)
            .Aggregate(chart, (figure, axis) => figure.With(axis + ".range", other.Layout(axis + ".range")));

    private static void Stretch(Dictionary<string, Interval?> needed, Trace trace, string letter)
    {
        var axis = Axis(trace, letter);
        if (Extent(trace, letter) is not { } extent)
        {
            needed[axis] = null;
        }
        else if (!needed.TryGetValue(axis, out var known))
        {
            needed[axis] = extent;
        }
        else if (known is { } old)
        {
            needed[axis] = new(Math.Min(old.Lower, extent.Lower), Math.Max(old.Upper, extent.Upper));
        }
    }

    private static string Axis(Trace trace, string letter) => letter + "axis" + (trace.At(letter + "axis") as string ?? letter)[1..];

    private static Interval? Extent(Trace trace, string letter)
    {
        double[] ends = (trace.At(letter), trace.At(letter + "0"), trace.At("d" + letter)) switch
        {
            (IEnumerable<double> values, _, _) => [.. values.Where(double.IsFinite)],
            (null, double from, double step) => [from, from + step * (Count(trace, letter) - 1)],
            _ => [],
        };
        return ends.Length == 0 ? null : trace.type == "bar" && letter == "y" ? new(Math.Min(0, ends.Min()), ends.Max())
            : new(ends.Min(), ends.Max());
    }

    private static int Count(Trace trace, string letter) => trace.At("z") is double[][] rows
        ? letter == "x" ? rows[0].Length : rows.Length
        : ((IEnumerable<double>)trace.At(letter == "x" ? "y" : "x")!).Count();

    private static Figure Ranged(Figure chart, string axis, Interval? needed)
    {
        if (needed is not { Width: > 0 } range || chart.Layout(axis + ".range") is not null || chart.Layout(axis + ".type") is not null)
        {
            return chart;
        }

        var room = chart.Traces.Any(trace => trace.type is "contour" or "heatmap") ? 0 : 0.04 * range.Width;
        return chart.With(axis + ".range", new[] { range.Lower - room, range.Upper + room });
    }

    private static object? Layout(this Figure chart, string path) => chart.Layout.At(path);
}
