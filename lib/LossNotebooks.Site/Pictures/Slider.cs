using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Pictures;

/// <summary>Where the sliders of a figure stand.</summary>
internal static class Slider
{
    /// <summary>In words, as plotly.js writes them beside each slider: “σ = 1”.</summary>
    public static IEnumerable<string> Values(JsonObject? layout) =>
        from slider in (layout?["sliders"] as JsonArray ?? []).OfType<JsonObject>()
        let steps = slider["steps"] as JsonArray ?? []
        let active = slider["active"] is JsonValue value && value.TryGetValue(out int number) ? number : 0
        where active >= 0 && active < steps.Count
        select $"{Text(slider["currentvalue"], "prefix")}{Text(steps[active], "label")}";

    private static string Text(JsonNode? node, string key) => (node as JsonObject)?[key]?.ToString() ?? "";
}
