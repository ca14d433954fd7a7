using System.Text;

namespace LossNotebooks.Site.Rendering;

/// <summary>A notebook as a page: what <see cref="Layout"/> puts into its frame.</summary>
internal sealed class Page
{
    /// <summary>The folder of the notebooks that readers can take with them.</summary>
    public const string Downloads = "notebooks";

    private readonly Code code;
    private readonly Prose prose;
    private readonly OutputRenderer outputs;

    /// <summary>Renders an executed notebook.</summary>
    /// <exception cref="UserException">A formula can't be set; the message says in which cell.</exception>
    public Page(Notebook notebook, Code code, Mathematics mathematics)
    {
        Notebook = notebook;
        this.code = code;
        prose = new Prose(mathematics, code);
        outputs = new OutputRenderer(notebook.Name, prose);
        Body = Cells();
    }

    public string File => $"{Notebook.Name}.html";

    /// <summary>The notebook itself, as a file of the site.</summary>
    public string Download => $"{Downloads}/{Notebook.FileName}";

    /// <summary>How links name that.</summary>
    public string DownloadUrl => $"{Downloads}/{Uri.EscapeDataString(Notebook.FileName)}";

    /// <summary>The notebook, executed.</summary>
    public Notebook Notebook { get; }

    /// <summary>How links name it.</summary>
    public string Url => Uri.EscapeDataString(File);

    public string Body { get; }

    public IReadOnlyList<Heading> Headings => prose.Headings.All;

    public IReadOnlyList<PageFigure> Figures => outputs.Figures;

    public IReadOnlyList<LinkedFile> Files => prose.Files.All;

    /// <summary>The cells tagged <c>map</c>, which say where everything is; the index shows them too.</summary>
    public string Map { get; private set; } = "";

    /// <summary>The first heading; a notebook without one goes by its file name.</summary>
    public Heading Title => Headings is [var first, ..] ? first : new Heading(1, "content", Notebook.Name, Html.Escape(Notebook.Name));

    /// <summary>The first paragraph.</summary>
    public (string Text, string Html) Lead => prose.Lead;

    private string Cells()
    {
        var html = new StringBuilder();
        var folded = false;
        foreach (var cell in Notebook.Cells)
        {
            var solution = cell.Tags.Contains("solution");
            if (folded && !solution)
            {
                html.Append("</details>\n");
            }

            if (!folded && solution)
            {
                html.Append("<details class=\"solution\">\n<summary>Solution</summary>\n");
            }

            folded = solution;
            try
            {
                var shown = Render(cell);
                html.Append(shown).Append('\n');
                if (cell.Tags.Contains("map"))
                {
                    Map += shown;
                }
            }
            catch (UserException fault)
            {
                throw new UserException($"{Notebook.FileName}, cell {cell.Number}: {fault.Message}", fault);
            }
        }
        return html.Append(folded ? "</details>\n" : "").ToString();
    }

    private string Render(Cell cell) => cell.Kind switch
    {
        CellKind.Markdown => $"""<div class="prose">{prose.Render(cell.Source, cell.Json["attachments"])}</div>""",
        CellKind.Raw => $"""<pre class="text" tabindex="0">{Html.Escape(cell.Source)}</pre>""",
        _ => CodeCell(cell),
    };

    private string CodeCell(Cell cell)
    {
        var source = code.Cell(cell);
        // A solution is folded as a whole; any other source that the notebook hides folds alone, and its outputs stay in sight.
        if ((bool?)cell.Json["metadata"]?["jupyter"]?["source_hidden"] == true && !cell.Tags.Contains("solution"))
        {
            source = $"""<details class="source"><summary>Code</summary>{source}</details>""";
        }

        var kind = cell.Tags.Contains("exercise") ? "cell exercise" : "cell";
        var shown = string.Concat(cell.Outputs.Select(output => $"{outputs.Render(output!)}\n"));
        return $"""
            <div class="{kind}" id="cell-{Html.Escape(cell.Id)}">
            {source}
            {(shown.Length > 0 ? $"<div class=\"output\">\n{shown}</div>\n" : "")}</div>
            """;
    }
}
