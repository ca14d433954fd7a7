using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// A figure in words, for who can't see it: what each panel shows over what, and with which marks. It says what is drawn and not what
/// follows from it: that is the reader's part, and the caption's below.
/// </summary>
internal static partial class FigureText
{
    /// <summary>“dist (ft) over speed (mph): 50 points “cars”, a line.”, a sentence a panel, and what sliders move.</summary>
    public static string Describe(Figure figure)
    {
        var panels = figure.Traces.GroupBy(trace => trace.At("xaxis") as string ?? "x")
            .Select(panel => $"{Axes(figure.Layout, panel.Key[1..])}: {Marks(panel)}");
        return string.Join(". ", [.. Titles(figure.Layout), .. panels, .. Sliders(figure.Layout), .. Handles(figure.Layout)]) + ".";
    }

    private static IEnumerable<string> Titles(Layout layout) =>
        layout.At("title.text") is string title ? [Plain(title)] : [];

    private static string Axes(Layout layout, string panel) =>
        (layout.At($"xaxis{panel}.title.text"), layout.At($"yaxis{panel}.title.text")) switch
        {
            (string { Length: > 0 } x, string { Length: > 0 } y) => $"{Plain(y)} over {Plain(x)}",
            (string { Length: > 0 } x, _) => Plain(x),
            (_, string { Length: > 0 } y) => Plain(y),
            _ when layout.At($"xaxis{panel}.visible") is false => "A compass",
            _ => "Figure",
        };

    private static IEnumerable<string> Sliders(Layout layout) =>
        (layout.At("sliders") as IEnumerable<PlotlyObject> ?? []).Select(slider => $"A slider: {Plain($"{slider.At("currentvalue.prefix")}"
            + (slider.At("steps") as IReadOnlyList<PlotlyObject>)?[slider.At("active") as int? ?? 0].At("label"))}");

    // What also has a slider is told by that.
    private static IEnumerable<string> Handles(Layout layout) => layout.At("sliders") is not null ? []
        : (layout.At("meta.handles") as IEnumerable<PlotlyObject> ?? []).Select(handle => handle.At("isButton") is true
            ? $"A button: {handle.At("name")}"
            : $"A handle: {handle.At("name")} = {string.Join(", ", ((double[])handle.At("value")!).Select(Number))}");

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The marks in the order in which they first come, those of one kind and name together.</summary>
    private static string Marks(IEnumerable<Trace> traces) => string.Join(", ", traces
        .GroupBy(trace => (Kind: Kind(trace), Name: trace.At("name") as string))
        .Select(same => Count(same.Key.Kind, same) + (same.Key.Name is { } name ? $" “{Plain(name)}”" : "")));

    private static string Kind(Trace trace) => (trace.type, trace.At("mode"), trace.At("fill")) switch
    {
        ("scatter", _, string and not "none") => "area",
        ("scatter", "markers", _) => "point",
        ("scatter", "text", _) => "label",
        ("scatter", _, _) => "line",
        ("bar", _, _) => "bar",
        ("heatmap", _, _) => "heat map",
        ("contour", _, _) => "contour map",
        var (other, _, _) => other,
    };

    private static string Count(string kind, IEnumerable<Trace> traces)
    {
        var count = kind is "point" or "label" or "bar" ? traces.Sum(Length) : traces.Count();
        return count == 1 ? $"{(kind[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {kind}"
            : string.Create(CultureInfo.InvariantCulture, $"{count} {kind}s");
    }

    private static int Length(Trace trace) =>
        (trace.At("x") as ICollection ?? trace.At("y") as ICollection)?.Count ?? 1;

    /// <summary>Titles may hold plotly.js' tags.</summary>
    private static string Plain(string text) => Tag().Replace(text, "").Replace("  ", " ", StringComparison.Ordinal).Trim();

    [GeneratedRegex("</?(?:b|i|u|s|em|strong|sub|sup|span|br)\\b[^>]*>")]
    private static partial Regex Tag();
}
