using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns a cell into HTML.</summary>
/// <param name="page">What the page's pieces share.</param>
/// <param name="prose">Sets Markdown.</param>
/// <param name="outputs">Shows outputs.</param>
/// <param name="isLive">Whether readers can run the cells; then the page holds also the code that it does not show.</param>
internal sealed class CellRenderer(PageContext page, Prose prose, OutputRenderer outputs, bool isLive)
{
    /// <summary>The cell; below the outputs of a code cell stands the caption, if there is one.</summary>
    public string Render(Cell cell, string? caption = null)
    {
        page.Links.Attachments = cell.Json["attachments"] as JsonObject;
        var view = CellView.Of(cell);
        if (view.All == Visibility.Removed)
        {
            return cell.Kind == CellKind.Code && isLive ? Frame(cell, Unseen(cell)) : "";
        }
        return Seen(view.All, "Cell", cell.Kind switch
        {
            CellKind.Markdown => $"""<div class="prose">{prose.Render(cell.Source)}</div>""",
            CellKind.Raw => Raw(cell),
            _ => Code(cell, view, caption),
        });
    }

    /// <summary>A raw cell says for which format it is meant.</summary>
    private string Raw(Cell cell) => (cell.Json["metadata"]?["raw_mimetype"] ?? cell.Json["metadata"]?["format"])?.ToString() switch
    {
        "text/html" => $"""<div class="html">{page.Html.Linked(cell.Source)}</div>""",
        "text/markdown" => $"""<div class="prose">{prose.Render(cell.Source)}</div>""",
        _ => $"""<pre class="text">{Html.Escape(cell.Source)}</pre>""",
    };

    private string Code(Cell cell, CellView view, string? caption)
    {
        var figures = outputs.Figures.Count;
        var shown = view.Outputs == Visibility.Removed || IsCheck(cell) ? ""
            : string.Concat(cell.Outputs.Select(output => $"{outputs.Render(output!, Description(cell))}\n"));
        var isFigure = outputs.Figures.Count > figures;
        var output = shown.Length == 0 ? ""
            : Seen(view.Outputs, "Output", $"<div class=\"output\">\n{Figure(shown, isFigure, caption)}</div>") + "\n";
        var source = Source(cell, view, isFigure) + "\n";
        // A figure comes first: its code is about how it is drawn, and may say what it will show.
        return Frame(cell, isFigure ? output + source : source + output);
    }

    /// <summary>The cell around its parts; what only matters to those who run it is there for them.</summary>
    private string Frame(Cell cell, string parts)
    {
        var kind = cell.Tags.Contains("exercise") ? " exercise" : isLive && IsCheck(cell) ? " check" : "";
        var language = isLive && cell.Language != "csharp" ? $" data-language=\"{Html.Escape(cell.Language)}\"" : "";
        var raises = isLive && cell.Tags.Contains("raises-exception") ? " data-raises" : "";
        return $"""
            <div class="cell{kind}" id="cell-{Html.Escape(cell.Id)}"{language}{raises}>
            {parts}</div>
            """;
    }

    private static string Unseen(Cell cell) => $"<pre class=\"code\" hidden><code>{Html.Escape(cell.Source)}</code></pre>\n";

    private string Source(Cell cell, CellView view, bool isFigure)
    {
        var code = page.Code.Cell(cell);
        // A solution is folded as a whole; any other source that the notebook hides folds alone, and its outputs stay in sight.
        return view.Source == Visibility.Removed && isLive ? Unseen(cell)
            : cell.Tags.Contains("solution") && view.Source == Visibility.Folded ? code
            : IsCheck(cell) ? Seen(Visibility.Folded, "The check, with hints", code)
            : isFigure && view.Source == Visibility.Shown ? Seen(Visibility.Folded, "Show the code", code)
            : Seen(view.Source, "Code", code);
    }

    private string Figure(string shown, bool isFigure, string? caption)
    {
        if (caption is null)
        {
            return isFigure ? $"<figure class=\"wide\">\n{shown}</figure>\n" : shown;
        }
        var number = ++page.Figures;
        return $"<figure class=\"wide\" id=\"fig-{number}\">\n{shown}<figcaption>{Numbered(caption, number)}</figcaption></figure>\n";
    }

    /// <summary>A caption that begins with the figure's number.</summary>
    private static string Numbered(string caption, int number)
    {
        var begin = caption.IndexOf("<p>", StringComparison.Ordinal);
        var label = $"<span class=\"label\">Figure {number}.</span> ";
        return begin < 0 ? label + caption : caption.Insert(begin + "<p>".Length, label);
    }

    /// <summary>What the author says of the cell's figure for those who can't see it.</summary>
    private static string? Description(Cell cell) =>
        cell.Json["metadata"]?["alt"] is JsonValue value && value.TryGetValue(out string? words) ? words : null;

    /// <summary>The check of an exercise judges what a reader has written, and on a page nobody has.</summary>
    private static bool IsCheck(Cell cell) => cell.Tags.Contains("check");

    private static string Seen(Visibility visibility, string name, string html) => visibility switch
    {
        Visibility.Folded => $"""<details class="source"><summary>{name}</summary>{html}</details>""",
        Visibility.Removed => "",
        _ => html,
    };
}
