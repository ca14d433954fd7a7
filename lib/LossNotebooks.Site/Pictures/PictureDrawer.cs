using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Pictures;

/// <summary>
/// Draws figures as pictures that need no JavaScript: plotly.js runs in Node, as many processes as are asked at a time, and nothing is
/// drawn twice.
/// </summary>
/// <param name="cache">Keeps what has been drawn.</param>
/// <param name="draws">Whether it draws at all, or only finds what has been drawn.</param>
internal sealed class PictureDrawer(PictureCache cache, bool draws = true) : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<NodeProgram> idle = [];
    private readonly ConcurrentDictionary<string, Lazy<Answer>> known = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var program in idle)
        {
            program.Dispose();
        }
    }

    /// <summary>A figure as SVG, which shows on light and on dark paper: {data, layout} as it stands at its start, without
    /// sliders.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="width">The picture's width.</param>
    /// <exception cref="UserException">plotly.js can't draw it, or may not.</exception>
    public string Draw(JsonObject figure, int width)
    {
        var request = Request(figure, width).ToJsonString();
        var key = PictureTools.Key(request);
        return known.GetOrAdd(key, _ => new(() => Find(key, request))).Value switch
        {
            { Svg: { } picture } => picture,
            { Error: var error } => throw new UserException($"the figure can't be drawn: {error}"),
        };
    }

    /// <summary>What plotly.js is given to draw.</summary>
    public static JsonObject Request(JsonObject figure, int width)
    {
        var layout = (figure["layout"] as JsonObject)?.DeepClone().AsObject() ?? [];
        var size = new FigureSize(layout);
        (layout["width"], layout["height"]) = (width, size.PictureHeight(width));
        if (width == FigureSize.Narrow && size.Stacks && layout["grid"] is JsonObject grid)
        {
            (grid["rows"], grid["columns"]) = (grid["columns"]?.DeepClone(), grid["rows"]?.DeepClone());
        }
        foreach (var part in (string[])["sliders", "updatemenus", "meta"])
        {
            layout.Remove(part);
        }
        return new JsonObject { ["data"] = (figure["data"] as JsonArray)?.DeepClone() ?? new JsonArray(), ["layout"] = layout };
    }

    private Answer Find(string key, string request)
    {
        if (cache.Find(key) is { } kept)
        {
            return new(kept, null);
        }
        if (!draws)
        {
            return new(null, "nobody has drawn it yet");
        }
        var answer = Ask($$"""{"prefix":"p{{key[..8]}}","figure":{{request}}}""");
        if (answer.Svg is { } picture)
        {
            cache.Keep(key, picture);
        }
        return answer;
    }

    private Answer Ask(string request)
    {
        var program = idle.TryTake(out var started) ? started : new NodeProgram("plotly.js", PictureTools.Script, TimeLimit);
        try
        {
            return program.Ask(request) is { } answer
                ? JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web)!
                : new(null, "it takes too much time or memory");
        }
        finally
        {
            idle.Add(program);
        }
    }

    /// <param name="Svg">The picture, or</param>
    /// <param name="Error">why there is none.</param>
    private sealed record Answer(string? Svg, string? Error);
}
