using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>Turns the Markdown of one page into HTML; it knows the headings that came before.</summary>
internal sealed partial class Prose
{
    private const int MaxDepth = 200;

    private readonly MarkdownPipeline pipeline;
    private int pieces;

    public Prose(Mathematics mathematics, Code code)
    {
        Files = new(code.Folder);
        pipeline = new MarkdownPipelineBuilder()
            .UsePipeTables().UseFootnotes().UseTaskLists().UseEmphasisExtras().UseMathematics()
            .Use(new ProseExtension(mathematics, code, Headings))
            .Build();
    }

    /// <summary>The headings met so far.</summary>
    public Headings Headings { get; } = new();

    /// <summary>The files linked so far.</summary>
    public LinkedFiles Files { get; }

    /// <summary>The first paragraph: what an index says of the page.</summary>
    public (string Text, string Html) Lead { get; private set; } = ("", "");

    /// <summary>A piece of Markdown as HTML.</summary>
    /// <param name="markdown">The text of a cell, or of an output.</param>
    /// <param name="attachments">The pictures that a cell carries along, as nbformat has them.</param>
    public string Render(string markdown, JsonNode? attachments = null)
    {
        var document = Parse(markdown);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Target(link.Url, attachments);
        }
        if (Lead.Html.Length == 0 && document.OfType<ParagraphBlock>().FirstOrDefault() is { } first)
        {
            Lead = (PlainText.Of(first.Inline), FootnoteMark().Replace(Lines(first), ""));
        }

        pieces++;
        // Footnotes are numbered in each piece from 1 on, and anchors must be unique in the page.
        return FootnoteAnchor().Replace(ToHtml(document), $"$1fn{pieces}-");
    }

    /// <summary>A text of one paragraph, such as a caption, as HTML without a paragraph around it.</summary>
    public string RenderInline(string markdown) =>
        Parse(markdown).OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph ? Lines(paragraph) : "";

    /// <summary>Parses Markdown in which nothing stands so deep in other things that setting it would use up the stack.</summary>
    /// <exception cref="UserException">Something does.</exception>
    private MarkdownDocument Parse(string markdown)
    {
        const string TooDeep = "its Markdown is nested too deep to be set.";
        try
        {
            var document = Markdown.Parse(markdown, pipeline);
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
        return text.ToString();
    }

    /// <summary>Links between notebooks become links between pages, as do links to files of the repository; an attached picture goes into the page.</summary>
    private string? Target(string? url, JsonNode? attachments)
    {
        if (url is null || url.Contains("://", StringComparison.Ordinal))
        {
            return url;
        }

        if (url.StartsWith("attachment:", StringComparison.Ordinal))
        {
            var picture = attachments?[Uri.UnescapeDataString(url["attachment:".Length..])]?.AsObject().FirstOrDefault();
            return picture is { Key: { } type, Value: { } data } ? $"data:{type};base64,{MultilineText.Join(data).ReplaceLineEndings("")}" : url;
        }
        var parts = url.Split('#', 2);
        var page = parts[0].EndsWith(".ipynb", StringComparison.Ordinal) ? Path.ChangeExtension(parts[0], ".html") : Files.PageOf(parts[0]) ?? parts[0];
        return parts.Length == 1 ? page : $"{page}#{Headings.Slug(Uri.UnescapeDataString(parts[1]))}";
    }

    [GeneratedRegex("""((?:id="|href="#))fn(?=(?:ref)?:\d)""")]
    private static partial Regex FootnoteAnchor();

    [GeneratedRegex("""<a id="fnref.*?</a>""")]
    private static partial Regex FootnoteMark();
}
