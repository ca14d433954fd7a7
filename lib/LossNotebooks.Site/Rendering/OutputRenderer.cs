using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Formulas;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns a cell's outputs into HTML, each in the richest form that a page can show.</summary>
/// <param name="name">The page's name, with which the names of its figures begin.</param>
/// <param name="page">What the page's pieces share.</param>
/// <param name="prose">Sets Markdown.</param>
internal sealed partial class OutputRenderer(string name, PageContext page, Prose prose)
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<PageFigure> figures = [];

    /// <summary>The figures met so far.</summary>
    public IReadOnlyList<PageFigure> Figures => figures;

    /// <summary>One output of a code cell.</summary>
    /// <param name="output">The output.</param>
    /// <param name="description">A figure in its author's words, for those who can't see it.</param>
    public string Render(JsonNode output, string? description = null) => (string?)output["output_type"] switch
    {
        "stream" => Preformatted((string?)output["name"] == "stderr" ? "stream stderr" : "stream", MultilineText.Join(output["text"])),
        "error" => Error(output),
        _ => Bundle(output["data"] as JsonObject ?? [], FigureOutput.JsonOf(output), description),
    };

    private string Bundle(JsonObject data, JsonObject? plot, string? description)
    {
        string? Text(string type) => data.ContainsKey(type) ? MultilineText.Join(data[type]) : null;
        if (plot is not null)
        {
            var words = description ?? Text("text/plain") ?? PageFigure.Nameless;
            figures.Add(new PageFigure($"{name}-{figures.Count + 1}", plot, words, page));
            return figures[^1].Html();
        }
        return data["application/json"] is { } json ? Preformatted("text", json.ToJsonString(Readable))
            : Text("text/html") is { } html ? $"""<div class="html scroll">{page.Html.Linked(WithoutStyle(html))}</div>"""
            : Text("text/markdown") is { } markdown ? $"""<div class="prose">{prose.Render(markdown)}</div>"""
            : Text("text/latex") is { } latex ? $"""<div class="prose"><p>{Latex(latex)}</p></div>"""
            : Picture(data) is { } address ? Picture(address, Text("text/plain") ?? "")
            : Text("application/javascript") is { } script && page.Code.IsTrusted ? $"<script>{script}</script>"
            : Text("text/plain") is { } claims && Claimed().IsMatch(claims) ? string.Concat(claims.Split('\n').Select(Claims))
            : Preformatted("text", Text("text/plain") ?? Unknown(data));
    }

    /// <summary>The address of a picture that is the output. One in SVG has its own names and styles, and no page's.</summary>
    private static string? Picture(JsonObject data)
    {
        if (data["image/svg+xml"] is { } svg)
        {
            return Svg.Address(MultilineText.Join(svg));
        }
        var type = Pictures.FirstOrDefault(data.ContainsKey);
        return type is null ? null : $"data:{type};base64,{MultilineText.Join(data[type]).ReplaceLineEndings("")}";
    }

    private static string Claims(string line) =>
        $"""<p class="claims">{Claim().Replace(Html.Escape(line), "<span class=\"claim\">$1</span>")}</p>""";

    private static string Picture(string address, string alt) =>
        $"""<div class="picture"><img alt="{Html.Escape(alt)}" src="{Html.Escape(address)}"></div>""";

    private string Latex(string text) => TexText.Replace(text, formula => RawHtml.Inline(formula, page.Formulas), Html.Escape);

    private static string Unknown(JsonObject data) =>
        data.Count == 0 ? "" : $"An output that pages can't show: {string.Join(", ", data.Select(entry => entry.Key))}.";

    private static string Error(JsonNode output)
    {
        var traceback = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line?.ToString()));
        return Preformatted("error", traceback.Length > 0 ? traceback : $"{output["ename"]}: {output["evalue"]}");
    }

    private static string Preformatted(string kind, string text)
    {
        var html = Terminal.ToHtml(text.TrimEnd('\n'));
        var style = TextColumns.Style(html);
        return $"""<pre class="{kind}"{style}>{(style.Length == 0 ? TextColumns.Pieces(html) : html)}</pre>""";
    }

    private static string WithoutStyle(string html) => KernelStyle().Replace(html, "");

    // A line can make several claims, and say something else before and, after a gap, behind them.
    [GeneratedRegex("[✓✔] *(.+?)(?=  | *[✓✔]| *$)")]
    private static partial Regex Claim();

    [GeneratedRegex("(?:^| |\n)[✓✔] ")]
    private static partial Regex Claimed();

    // Every rich value of .NET's formatters carries the same style sheet; the pages have their own.
    [GeneratedRegex(@"<style>[^<]*\.dni-[^<]*</style>")]
    private static partial Regex KernelStyle();
}
