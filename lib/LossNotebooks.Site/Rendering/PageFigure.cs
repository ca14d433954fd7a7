using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// A plotly.js figure of a page: a place in the text, and a script with the numbers that is only fetched when the place comes into view.
/// </summary>
internal sealed class PageFigure(string name, JsonObject json)
{
    private const double DefaultHeight = 420;

    /// <summary>
    /// The name of the figure's script, from the root of the site. A script and not JSON: browsers fetch no JSON for a page opened from a
    /// file.
    /// </summary>
    public string File => $"figures/{name}.js";

    /// <summary>The script.</summary>
    public string Script => $"drawFigure({JsonSerializer.Serialize(name)}, {json.ToJsonString()});\n";

    private JsonObject? Layout => json["layout"] as JsonObject;

    private double Height => Layout?["height"] is JsonValue value && value.TryGetValue(out double pixels) ? pixels : DefaultHeight;

    private string Text(string key) =>
        Layout?["meta"] is JsonObject meta && meta[key] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    /// <summary>The place in the page. Until the figure is drawn, and without JavaScript, its description stands there.</summary>
    public string Html(Prose prose)
    {
        var alt = Rendering.Html.Escape(Text("alt"));
        var caption = Text("caption") is { Length: > 0 } words ? $"<figcaption>{prose.RenderInline(words)}</figcaption>" : "";
        var id = Rendering.Html.Escape(name);
        var description = $"""role="img" aria-label="{alt}" """;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            <figure class="wide">
            <div class="plot" id="figure-{id}" data-figure="{id}" {description}style="height: {Height}px"><p class="alt">{alt}</p></div>
            {caption}</figure>
            """);
    }
}
