using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns a cell into HTML.</summary>
internal sealed class CellRenderer(PageContext page, Prose prose, OutputRenderer outputs)
{
    public string Render(Cell cell)
    {
        page.Links.Attachments = cell.Json["attachments"] as JsonObject;
        var view = CellView.Of(cell);
        return view.All == Visibility.Removed ? "" : Seen(view.All, "Cell", cell.Kind switch
        {
            CellKind.Markdown => $"""<div class="prose">{prose.Render(cell.Source)}</div>""",
            CellKind.Raw => Raw(cell),
            _ => Code(cell, view),
        });
    }

    /// <summary>A raw cell says for which format it is meant.</summary>
    private string Raw(Cell cell) => (cell.Json["metadata"]?["raw_mimetype"] ?? cell.Json["metadata"]?["format"])?.ToString() switch
    {
        "text/html" => $"""<div class="html">{page.Html.Linked(cell.Source)}</div>""",
        "text/markdown" => $"""<div class="prose">{prose.Render(cell.Source)}</div>""",
        _ => $"""<pre class="text">{Html.Escape(cell.Source)}</pre>""",
    };

    private string Code(Cell cell, CellView view)
    {
        // A solution is folded as a whole; any other source that the notebook hides folds alone, and its outputs stay in sight.
        var isSolution = cell.Tags.Contains("solution");
        var source = Seen(isSolution && view.Source == Visibility.Folded ? Visibility.Shown : view.Source, "Code", page.Code.Cell(cell));
        var kind = cell.Tags.Contains("exercise") ? "cell exercise" : "cell";
        var shown = view.Outputs == Visibility.Removed ? "" : string.Concat(cell.Outputs.Select(output => $"{outputs.Render(output!)}\n"));
        var output = shown.Length > 0 ? Seen(view.Outputs, "Output", $"<div class=\"output\">\n{shown}</div>") + "\n" : "";
        return $"""
            <div class="{kind}" id="cell-{Html.Escape(cell.Id)}">
            {source}
            {output}</div>
            """;
    }

    private static string Seen(Visibility visibility, string name, string html) => visibility switch
    {
        Visibility.Folded => $"""<details class="source"><summary>{name}</summary>{html}</details>""",
        Visibility.Removed => "",
        _ => html,
    };
}
