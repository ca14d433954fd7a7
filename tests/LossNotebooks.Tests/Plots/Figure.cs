using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace LossNotebooks.Tests.Plots;

/// <summary>Charts as a notebook gets them.</summary>
internal static class Figure
{
    public const string PlotlyJson = "application/vnd.plotly.v1+json";

    public static JsonNode Json(this GenericChart chart) => JsonNode.Parse(chart.Shown(PlotlyJson))!;

    public static string Html(this GenericChart chart) => chart.Shown("text/html");

    public static string Shown(this object value, string mimeType)
    {
        Course.Start(); // Registers the formatters, as a notebook's first cell does.
        return value.ToDisplayString(mimeType);
    }

    public static JsonArray Traces(this GenericChart chart) => chart.Json()["data"]!.AsArray();

    /// <summary>The numbers at a path below a trace, such as "y" or "error_y.array".</summary>
    public static double[] Numbers(this JsonNode? trace, string path) =>
        [.. path.Split('.').Aggregate(trace, (node, name) => node![name])!.AsArray().Select(number => number is null ? double.NaN
            : number.GetValue<double>())];

    public static string? Text(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, name) => at?[name])?.GetValue<string>();
}
