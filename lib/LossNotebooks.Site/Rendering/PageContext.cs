using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Pictures;

namespace LossNotebooks.Site.Rendering;

/// <summary>What the pieces of one page share: each is set after those above it.</summary>
internal sealed class PageContext
{
    public PageContext(Mathematics mathematics, PictureDrawer pictures, Code code, Notebook notebook)
    {
        (Code, Pictures) = (code, pictures);
        Strangers = code.IsTrusted ? null : new(Remarks);
        Formulas = new(mathematics, new(notebook), Remarks);
        Files = new(code.Folder, code.IsTrusted);
        Links = new(Files, Anchors.Of(notebook), Remarks);
        Html = new(Marks, Formulas, Links, Strangers);
        Footnotes = new(notebook);
        Sections = new(Headings);
    }

    /// <summary>Sentences about what is not on the page as its author meant it, since somebody last took them.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Cleans the HTML of a notebook that is not trusted; null for one that is.</summary>
    public StrangersHtml? Strangers { get; }

    public Code Code { get; }

    public PictureDrawer Pictures { get; }

    public FormulaMarks Marks { get; } = new();

    public NotebookFormulas Formulas { get; }

    public Headings Headings { get; } = new();

    public SearchSections Sections { get; }

    /// <summary>How many figures have been met: their captions count them.</summary>
    public int Figures { get; set; }

    public LinkedFiles Files { get; }

    public Links Links { get; }

    public RawHtml Html { get; }

    public Footnotes Footnotes { get; }
}
