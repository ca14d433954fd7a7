using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace LossNotebooks.Course.Tests.Plots;

/// <summary>Charts as a notebook gets them.</summary>
internal static class FigureParts
{
    public const string PlotlyJson = "application/vnd.plotly.v1+json";

    public static JsonNode Json(this Figure chart) => JsonNode.Parse(chart.Shown(PlotlyJson))!;

    public static string Html(this Figure chart) => chart.Shown("text/html");

    /// <summary>A value as .NET Interactive's own formatting library shows it.</summary>
    public static string Shown(this object value, string mimeType) => value.ToDisplayString(mimeType);

    public static JsonArray Traces(this Figure chart) => chart.Json()["data"]!.AsArray();

    /// <summary>The numbers at a path below a trace, such as "y" or "error_y.array".</summary>
    public static double[] Numbers(this JsonNode? trace, string path) =>
        [.. path.Split('.').Aggregate(trace, (node, name) => node![name])!.AsArray().Select(number => number is null ? double.NaN
            : number.GetValue<double>())];

    public static string? Text(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, name) => at?[name])?.GetValue<string>();
}
