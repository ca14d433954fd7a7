using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns the Markdown of one page into HTML; it knows the headings that came before.</summary>
internal sealed partial class Prose
{
    private const int MaxDepth = 200;

    private readonly PageContext page;
    private readonly MarkdownPipeline pipeline;
    private int pieces;

    public Prose(PageContext page)
    {
        this.page = page;
        pipeline = new MarkdownPipelineBuilder()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true }).UseFootnotes().UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .Use(new ProseExtension(page))
            .Build();
    }

    /// <summary>The first paragraph: what an index says of the page.</summary>
    public (string Text, string Html) Lead { get; private set; } = ("", "");

    /// <summary>A piece of Markdown as HTML.</summary>
    /// <param name="markdown">The text of a cell, or of an output.</param>
    public string Render(string markdown)
    {
        var document = Linked(Parse(page.Footnotes.Complete(markdown)));
        foreach (var code in document.Descendants<CodeInline>())
        {
            code.Content = page.Marks.Restore(code.Content);
        }
        foreach (var notes in document.OfType<FootnoteGroup>().Where(notes => notes.Count == 0).ToList())
        {
            document.Remove(notes); // They stand where they are named, in another cell.
        }
        if (Lead.Html.Length == 0 && document.OfType<ParagraphBlock>().FirstOrDefault() is { } first)
        {
            Lead = (PlainText.Of(first.Inline), FootnoteMark().Replace(Lines(first), ""));
        }

        pieces++;
        // Footnotes are numbered in each piece from 1 on, and anchors must be unique in the page.
        var html = FootnoteAnchor().Replace(ToHtml(document), $"$1fn{pieces}-");
        page.Sections.Add(document);
        return html;
    }

    /// <summary>The way through the course that a piece of Markdown shows.</summary>
    public IEnumerable<MapEntry> Map(string markdown) => MapReader.Read(Linked(Parse(markdown)), Lines);

    /// <summary>A text of one paragraph, such as a caption, as HTML without a paragraph around it.</summary>
    public string RenderInline(string markdown)
    {
        var document = Parse(markdown);
        page.Sections.Add(document);
        return document.OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph ? Lines(paragraph) : "";
    }

    /// <summary>Markdown whose links lead to where they do on the site.</summary>
    private MarkdownDocument Linked(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.Url is null ? null : page.Links.Target(page.Marks.Restore(link.Url), link.IsImage);
            link.Title = link.Title is null ? null : page.Marks.Restore(link.Title);
        }
        return document;
    }

    /// <summary>Parses Markdown in which nothing stands so deep in other things that setting it would use up the stack.</summary>
    /// <exception cref="UserException">Something does.</exception>
    private MarkdownDocument Parse(string markdown)
    {
        const string TooDeep = "its Markdown is nested too deep to be set.";
        try
        {
            var document = Markdown.Parse(page.Marks.Mark(markdown), pipeline);
            return IsDeep(document) ? throw new UserException(TooDeep) : document;
        }
        catch (ArgumentException cause)
        {
            throw new UserException(TooDeep, cause); // What the parser says itself of lists and quotations.
        }
    }

    private static bool IsDeep(MarkdownDocument document)
    {
        var open = new Stack<(MarkdownObject Element, int Depth)>([(document, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Depth > MaxDepth)
            {
                return true;
            }
            IEnumerable<MarkdownObject?> inside = at.Element switch
            {
                ContainerBlock block => block,
                LeafBlock leaf => [leaf.Inline],
                ContainerInline inline => inline,
                _ => [],
            };
            foreach (var element in inside.OfType<MarkdownObject>())
            {
                open.Push((element, at.Depth + 1));
            }
        }
        return false;
    }

    private string ToHtml(MarkdownDocument document) => Write(renderer => renderer.Render(document));

    private string Lines(LeafBlock block) => Write(renderer => renderer.WriteLeafInline(block));

    private string Write(Action<HtmlRenderer> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        pipeline.Setup(renderer);
        write(renderer);
        return page.Strangers?.Clean(text.ToString()) ?? text.ToString();
    }

    [GeneratedRegex("""((?:id="|href="#))fn(?=(?:ref)?:\d)""")]
    private static partial Regex FootnoteAnchor();

    [GeneratedRegex("""<a id="fnref.*?</a>""")]
    private static partial Regex FootnoteMark();
}
