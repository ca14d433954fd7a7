using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// A plotly.js figure of a page: a place in the text, and a script with the numbers that is only fetched when the place comes into view.
/// </summary>
/// <param name="name">The figure's name, by which page and script find each other.</param>
/// <param name="json">What plotly.js draws.</param>
/// <param name="description">The figure in words, for those who can't see it.</param>
internal sealed class PageFigure(string name, JsonObject json, string description)
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

    /// <summary>The place in the page. Until the figure is drawn, and without JavaScript, its description stands there.</summary>
    public string Html()
    {
        var (id, alt) = (Rendering.Html.Escape(name), Rendering.Html.Escape(description));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            <div class="plot" id="figure-{id}" data-figure="{id}" role="img" aria-label="{alt}" style="height: {Height}px"><p class="alt">{alt}</p></div>
            """);
    }
}
