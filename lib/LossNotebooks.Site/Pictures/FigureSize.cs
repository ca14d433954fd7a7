using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Pictures;

/// <summary>How large a figure of plotly.js is on wide and on narrow pages.</summary>
internal sealed class FigureSize
{
    /// <summary>The widths of the two pictures (pixels): one for columns of text and for paper, one for telephones.</summary>
    public const int Wide = 720, Narrow = 360;

    /// <summary>Which pages are narrow, in the language of style sheets; figures.css and site.js have the same.</summary>
    public const string NarrowPages = "(max-width: 40rem)";

    private const double DefaultHeight = 420;

    // What a slider of the course takes of the height, and what one panel more does.
    private const double Slider = 80, Panel = 300;

    private readonly double height;
    private readonly int columns;
    private readonly int rows;
    private readonly int sliders;
    private readonly double controls;

    /// <summary>Reads it from the layout; what is not said, or not as plotly.js says it, is as usual.</summary>
    public FigureSize(JsonObject? layout)
    {
        height = Number(layout?["height"]) ?? DefaultHeight;
        var grid = layout?["grid"] as JsonObject;
        columns = (int)(Number(grid?["columns"]) ?? 1);
        rows = (int)(Number(grid?["rows"]) ?? 1);
        controls = Number((layout?["meta"] as JsonObject)?["controls"]) ?? 0;
        sliders = layout?["height"] is null ? 0 : (layout["sliders"] as JsonArray)?.Count ?? 0;
    }

    /// <summary>Whether panels that stand side by side stand below each other on narrow pages.</summary>
    public bool Stacks => columns > rows;

    /// <summary>The height with sliders and with what moves a live figure.</summary>
    public double Height(int width) => height + controls + (width == Narrow && Stacks ? (columns - rows) * Panel : 0);

    /// <summary>The height of a picture, which has neither; the panels are as high.</summary>
    public double PictureHeight(int width) => Height(width) - controls - sliders * Slider;

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
