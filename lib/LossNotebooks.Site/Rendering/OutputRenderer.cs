using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns a cell's outputs into HTML, each in the richest form that a page can show.</summary>
internal sealed partial class OutputRenderer(string page, Prose prose)
{
    private readonly List<PageFigure> figures = [];

    /// <summary>The figures met so far.</summary>
    public IReadOnlyList<PageFigure> Figures => figures;

    /// <summary>One output of a code cell.</summary>
    public string Render(JsonNode output) => (string?)output["output_type"] switch
    {
        "stream" => Preformatted((string?)output["name"] == "stderr" ? "stream stderr" : "stream", MultilineText.Join(output["text"])),
        "error" => Error(output),
        _ => Bundle(output["data"] as JsonObject ?? []),
    };

    private string Bundle(JsonObject data)
    {
        if (data[MimeType.Plotly] is JsonObject plot)
        {
            figures.Add(new PageFigure($"{page}-{figures.Count + 1}", plot));
            return figures[^1].Html(prose);
        }
        string Text(string type) => MultilineText.Join(data[type]);
        if (data.ContainsKey("text/html"))
        {
            return $"""<div class="html scroll" tabindex="0">{KernelStyle().Replace(Text("text/html"), "")}</div>""";
        }

        if (data.ContainsKey("image/svg+xml"))
        {
            return $"""<div class="picture">{Text("image/svg+xml")}</div>""";
        }

        foreach (var type in (string[])["image/png", "image/jpeg", "image/gif"])
        {
            if (data.ContainsKey(type))
            {
                return $"""<div class="picture"><img alt="{Html.Escape(Text("text/plain"))}" src="data:{type};base64,{Text(type).ReplaceLineEndings("")}"></div>""";
            }
        }

        if (data.ContainsKey("text/markdown"))
        {
            return $"""<div class="prose">{prose.Render(Text("text/markdown"))}</div>""";
        }

        if (data.ContainsKey("text/latex"))
        {
            return $"""<div class="prose">{prose.Render(Text("text/latex"))}</div>""";
        }

        if (data.ContainsKey("application/javascript"))
        {
            return $"<script>{Text("application/javascript")}</script>";
        }

        return data.ContainsKey("text/plain") ? Preformatted("text", Text("text/plain")) : Preformatted("text", data["application/json"]?.ToJsonString(Indented) ?? "");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Error(JsonNode output)
    {
        var traceback = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line?.ToString()));
        return Preformatted("error", traceback.Length > 0 ? TerminalColour().Replace(traceback, "") : $"{output["ename"]}: {output["evalue"]}");
    }

    private static string Preformatted(string kind, string text) => $"""<pre class="{kind}" tabindex="0">{Html.Escape(text.TrimEnd('\n'))}</pre>""";

    // Every rich value of .NET's formatters carries the same style sheet; the pages have their own.
    [GeneratedRegex(@"<style>[^<]*\.dni-[^<]*</style>")]
    private static partial Regex KernelStyle();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex TerminalColour();
}
