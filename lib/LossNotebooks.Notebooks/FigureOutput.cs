using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Notebooks;

/// <summary>
/// A cell's output that is a figure. Kernels send it twice: as JSON of plotly.js, and as HTML that draws the same JSON, for front ends
/// that know nothing of plotly.js. A file has it once, as HTML; and within that its picture, for those that run no scripts.
/// </summary>
public static partial class FigureOutput
{
    private const string Html = "text/html";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = NotebookSyntax.MaxDepth };

    /// <summary>The figure as plotly.js takes it, in the order and with the digits of a file; null if the output is none.</summary>
    public static JsonObject? JsonOf(JsonNode? output)
    {
        var data = output?["data"] as JsonObject;
        return Parts(data) is { } parts ? Parse(WebUtility.HtmlDecode(parts.Groups["json"].Value)) // What Given keeps.
            : data?[MimeType.Plotly] is JsonObject own ? Parse(NotebookJson.Write(own)) : null;
    }

    /// <summary>What the output's code has given, each thing once: the bundle without the second form of a figure, and without its
    /// picture.</summary>
    public static JsonObject Given(JsonObject data)
    {
        var given = data.DeepClone().AsObject();
        if (Parts(data) is { } parts)
        {
            Put(given, parts, parts.Groups["alt"].Value);
        }
        return given;
    }

    /// <summary>Whether there is HTML of the course's library, in which a picture has its place.</summary>
    public static bool HasPlace(JsonNode output) => Parts(output["data"] as JsonObject) is not null;

    /// <summary>The address of the picture that a figure's HTML holds; null where it holds none, or where there is no such HTML.</summary>
    public static string? PictureOf(JsonNode output) =>
        Parts(output["data"] as JsonObject)?.Groups["picture"] is { Success: true } picture ? picture.Value : null;

    /// <summary>Brings a figure into the form that files have.</summary>
    /// <param name="output">The output.</param>
    /// <param name="picture">The address of its picture; none, and it has none.</param>
    public static void Store(JsonNode output, string? picture)
    {
        var data = output["data"] as JsonObject;
        if (Parts(data) is { } parts)
        {
            var alt = parts.Groups["alt"].Value;
            Put(data!, parts, picture is null ? alt : $"<img alt=\"{alt}\" src=\"{picture}\">");
        }
    }

    private static void Put(JsonObject data, Match parts, string shown)
    {
        var (html, place) = (MultilineText.Join(data[Html]), parts.Groups["shown"]);
        data.Remove(MimeType.Plotly);
        data[Html] = string.Concat(html.AsSpan(0, place.Index), shown, html.AsSpan(place.Index + place.Length));
    }

    private static Match? Parts(JsonObject? data) =>
        data?[Html] is { } html && Figure().Match(MultilineText.Join(html)) is { Success: true } parts ? parts : null;

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Options) is JsonObject figure
                ? JsonNode.Parse(NotebookJson.Write(figure), documentOptions: Options)!.AsObject() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // The second: half a character.
        {
            return null;
        }
    }

    // What FigureHtml of the course's library writes.
    [GeneratedRegex(
        """^<figure[^>]*>\n<div role="img" aria-label="(?<alt>[^"<]*)" data-loss-figure='(?<json>[^']*)'>"""
        + """(?<shown><img alt="[^"]*" src="(?<picture>[^"]*)">|[^<]*)</div>\n<style>""")]
    private static partial Regex Figure();
}
