using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Pictures;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// A plotly.js figure of a page: pictures of it, for wide and for narrow pages, and a script with the numbers, which is only fetched when
/// the place comes into view.
/// </summary>
internal sealed partial class PageFigure
{
    /// <summary>What a figure is called of which its author says nothing.</summary>
    public const string Nameless = "Figure";

    private readonly string name;
    private readonly JsonObject json;
    private readonly string description;
    private readonly string? wide;
    private readonly string? narrow;

    /// <summary>Draws the pictures.</summary>
    /// <param name="name">The figure's name, by which page and files find each other.</param>
    /// <param name="json">What plotly.js draws.</param>
    /// <param name="description">The figure in words, for those who can't see it.</param>
    /// <param name="page">What the page's pieces share.</param>
    public PageFigure(string name, JsonObject json, string description, PageContext page)
    {
        (this.name, this.json, this.description) = (name, page.Code.IsTrusted ? json : DataOf(json), description);
        try
        {
            (wide, narrow) = (page.Pictures.Draw(this.json, FigureSize.Wide), page.Pictures.Draw(this.json, FigureSize.Narrow));
        }
        catch (UserException failure)
        {
            page.Remarks.Add(failure.Message);
        }
    }

    /// <summary>
    /// The figure's files, from the root of the site. The numbers are a script and not JSON: browsers fetch no JSON for a page opened from
    /// a file.
    /// </summary>
    public IEnumerable<(string File, string Text)> Files
    {
        get
        {
            yield return ($"figures/{name}.js", $"drawFigure({JsonSerializer.Serialize(name)}, {json.ToJsonString()});\n");
            if (wide is not null && narrow is not null)
            {
                yield return ($"figures/{name}.svg", wide);
                yield return ($"figures/{name}.narrow.svg", narrow);
            }
        }
    }

    /// <summary>How links name the picture for wide pages; null if there is none.</summary>
    public string? PictureUrl => wide is null ? null : $"figures/{Uri.EscapeDataString(name)}.svg";

    /// <summary>How much that picture shows: its length as text.</summary>
    public int PictureLength => wide?.Length ?? 0;

    /// <summary>The place in the page: until the figure is drawn, on paper and without JavaScript its picture, or else its
    /// description.</summary>
    public string Html()
    {
        var layout = json["layout"] as JsonObject;
        var size = new FigureSize(layout);
        var id = Rendering.Html.Escape(name);
        var stops = string.Join(", ", Slider.Values(layout));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div class="plot" id="figure-{id}" data-figure="{id}" style="--wide: {size.Height(FigureSize.Wide)}px; --narrow: {size.Height(FigureSize.Narrow)}px">
            {(wide is null ? $"""<p class="alt">{Rendering.Html.Escape(description)}</p>""" : Picture(size))}
            {(stops.Length > 0 ? $"""<p class="stops">{Rendering.Html.Escape(stops)}</p>""" : "")}</div>
            <details class="data"><summary>The data as a table</summary></details>
            """);
    }

    /// <summary>
    /// A stranger's figure without its configuration, which may bring buttons that lead to other hosts, and without the addresses of
    /// pictures that lie there.
    /// </summary>
    private static JsonObject DataOf(JsonObject json)
    {
        var data = (JsonObject)Addressless(json)!;
        data.Remove("config");
        return data;
    }

    private static JsonNode? Addressless(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Addressless(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Addressless)]),
        JsonValue value when value.TryGetValue(out string? text) && Address().IsMatch(text) => "",
        _ => node?.DeepClone(),
    };

    private string Picture(FigureSize size)
    {
        string At(int width, string ending, string source) => string.Create(CultureInfo.InvariantCulture,
            $"{source}=\"figures/{Uri.EscapeDataString(name)}{ending}\" width=\"{width}\" height=\"{size.PictureHeight(width)}\"");
        return $"""
            <picture class="still"><source media="{FigureSize.NarrowPages}" {At(FigureSize.Narrow, ".narrow.svg", "srcset")}><img loading="lazy" {At(FigureSize.Wide, ".svg", "src")} alt="{Rendering.Html.Escape(description)}"></picture>
            """;
    }

    [GeneratedRegex(@"^\s*(?:(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|javascript:|blob:)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
