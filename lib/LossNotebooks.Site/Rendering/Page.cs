using System.Text;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Pictures;

namespace LossNotebooks.Site.Rendering;

/// <summary>A notebook as a page: what <see cref="Layout"/> puts into its frame.</summary>
internal sealed class Page
{
    /// <summary>The folder of the notebooks that readers can take with them.</summary>
    public const string Downloads = "notebooks";

    private readonly PageContext context;
    private readonly Prose prose;
    private readonly OutputRenderer outputs;
    private readonly List<string> remarks = [];
    private readonly List<MapEntry> map = [];

    /// <summary>Renders an executed notebook.</summary>
    /// <exception cref="UserException">Something can't be shown; the message says in which cell.</exception>
    public Page(Notebook notebook, Code code, Mathematics mathematics, PictureDrawer pictures, bool isLive = false)
    {
        Notebook = notebook;
        IsLive = isLive && notebook.CodeCells.Any();
        context = new PageContext(mathematics, pictures, code, notebook);
        prose = new Prose(context);
        outputs = new OutputRenderer(notebook.Name, context, prose);
        Body = Cells();
    }

    public string File => $"{Notebook.Name}.html";

    /// <summary>The notebook itself, as a file of the site.</summary>
    public string Download => $"{Downloads}/{Notebook.FileName}";

    /// <summary>How links name that.</summary>
    public string DownloadUrl => $"{Downloads}/{Uri.EscapeDataString(Notebook.FileName)}";

    /// <summary>The notebook, executed.</summary>
    public Notebook Notebook { get; }

    /// <summary>Whether readers can run its cells.</summary>
    public bool IsLive { get; }

    /// <summary>The ids of the cells that check readers' answers.</summary>
    public IEnumerable<string> Checks =>
        IsLive ? Notebook.CodeCells.Where(cell => cell.Tags.Contains("check")).Select(cell => cell.Id) : [];

    /// <summary>How links name it.</summary>
    public string Url => Uri.EscapeDataString(File);

    public string Body { get; }

    /// <summary>Its code, and what that names.</summary>
    public Code Code => context.Code;

    public IReadOnlyList<Heading> Headings => context.Headings.All;

    public IReadOnlyList<PageFigure> Figures => outputs.Figures;

    public IReadOnlyList<LinkedFile> Files => context.Files.All;

    /// <summary>Sentences about what is not on the page as its author meant it.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>What the cells tagged <c>map</c> say of the way through the course.</summary>
    public IReadOnlyList<MapEntry> Map => map;

    /// <summary>The cells tagged <c>landing</c>: what a visitor sees first stands on the first page as well.</summary>
    public string Landing { get; private set; } = "";

    /// <summary>What a search finds on the page.</summary>
    public IEnumerable<SearchSection> Sections => context.Sections.All;

    /// <summary>The first heading; a notebook without one goes by its file name.</summary>
    public Heading Title => Headings is [var first, ..] ? first : new Heading(1, 1, "content", Notebook.Name, Html.Escape(Notebook.Name));

    /// <summary>The first paragraph.</summary>
    public (string Text, string Html) Lead => prose.Lead;

    private string Cells()
    {
        var html = new StringBuilder();
        var folded = false;
        foreach (var (cell, caption) in Captioned(Notebook.Cells))
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
            var shown = Show(cell, caption is null ? null : Show(caption));
            html.Append(shown).Append('\n');
            if (cell.Tags.Contains("landing"))
            {
                Landing += shown;
            }
        }
        return html.Append(folded ? "</details>\n" : "").ToString();
    }

    /// <summary>Each cell with the caption that stands right below it, if one does: a Markdown cell with the tag <c>caption</c>.</summary>
    private static IEnumerable<(Cell Cell, Cell? Caption)> Captioned(IReadOnlyList<Cell> cells)
    {
        bool IsCaption(int i) => 0 < i && i < cells.Count && cells[i - 1].Kind == CellKind.Code
            && cells[i].Kind == CellKind.Markdown && cells[i].Tags.Contains("caption");
        return Enumerable.Range(0, cells.Count).Where(i => !IsCaption(i)).Select(i => (cells[i], IsCaption(i + 1) ? cells[i + 1] : null));
    }

    /// <summary>Shows a cell. Whatever goes wrong with it, the message says where.</summary>
    private string Show(Cell cell, string? caption = null)
    {
        var place = $"{Notebook.FileName}, cell {cell.Number}";
        try
        {
            var shown = new CellRenderer(context, prose, outputs, IsLive).Render(cell, caption);
            if (cell.Tags.Contains("map"))
            {
                map.AddRange(prose.Map(cell.Source));
            }
            if (cell.Kind == CellKind.Code)
            {
                context.Sections.AddCode(cell.Source);
            }
            remarks.AddRange(context.Remarks.Distinct().Select(remark => $"{place}: {remark}"));
            context.Remarks.Clear();
            return shown;
        }
        catch (UserException fault)
        {
            throw new UserException($"{place}: {fault.Message}", fault);
        }
#pragma warning disable CA1031 // Nobody can know all that a notebook may hold.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw new UserException($"{place} can't be shown: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
