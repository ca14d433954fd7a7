using LossNotebooks.Site.Formulas;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>What pages ask of Markdig beyond its own extensions: set mathematics, anchors, coloured C#, tables that scroll.</summary>
internal sealed class ProseExtension(PageContext page) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser(page.Marks));
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new FormulaInlineParser(page.Marks));
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += (_, block) => TableRows.Complete(block);
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new InlineFormula(page));
        renderer.ObjectRenderers.Insert(0, new DisplayedFormula(page));
        renderer.ObjectRenderers.ReplaceOrAdd<LiteralInlineRenderer>(new FirmRoom());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new AnchoredHeading(page));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new FencedCode(page));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new RawBlock(page.Html));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new RawTag(page.Html));
    }

    /// <summary>What the page itself makes, which stays as it is where an author's HTML around it is cleaned.</summary>
    private static string Own(PageContext page, string html) => page.Strangers?.Keep(html) ?? html;

    private static string Displayed(NotebookFormulas formulas, Formula formula) =>
        $"""<div class="math"{RawHtml.Id(formula)}>{formulas.Render(formula)}</div>""";

    private static string Written(HtmlRenderer renderer, Action write)
    {
        var writer = renderer.Writer;
        using var text = new StringWriter { NewLine = "\n" };
        renderer.Writer = text;
        write();
        renderer.Writer = writer;
        return text.ToString();
    }

    private sealed class InlineFormula(PageContext page) : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline inline) =>
            renderer.Write(Own(page, FormulaSigns.Around(inline, RawHtml.Inline(inline.Formula, page.Formulas))));
    }

    private sealed class DisplayedFormula(PageContext page) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock block) =>
            renderer.WriteLine(Own(page, Displayed(page.Formulas, block.Formula)));
    }

    private sealed class AnchoredHeading(PageContext page) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock block)
        {
            var html = Written(renderer, () => renderer.WriteLeafInline(block));
            var heading = page.Headings.Add(block.Level, PlainText.Of(block.Inline), page.Strangers?.Clean(html) ?? html);
            // Who listens to a page hears the depth, and thinks that something is missing where a level is left out.
            var level = heading.Depth == heading.Level ? "" : $" aria-level=\"{heading.Depth}\"";
            var anchor = block.Level == 1 ? ""
                : $"""<a class="anchor" href="#{heading.Id}" aria-label="Link to this section">#</a>""";
            renderer.WriteLine(Own(page, $"<h{block.Level} id=\"{heading.Id}\"{level}>{heading.Html}{anchor}</h{block.Level}>"));
        }
    }

    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            NumberColumns.Align(table);
            renderer.WriteLine("""<div class="scroll">""");
            renderer.Write(EmptyHeaders.Mend(Written(renderer, () => base.Write(renderer, table))));
            renderer.WriteLine("</div>");
        }
    }

    private sealed class FencedCode(PageContext page) : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var (source, language) = (page.Marks.Restore(block.Lines.ToString()), (block as FencedCodeBlock)?.Info ?? "");
            renderer.WriteLine(Own(page, language == "math"
                ? Displayed(page.Formulas, new(source, IsDisplay: true, IsBlock: true, source))
                : page.Code.Fence(source, language)));
        }
    }

    private sealed class RawBlock(RawHtml html) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.WriteLine(html.Render(block.Lines.ToString()));
    }

    private sealed class RawTag(RawHtml html) : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline) => renderer.Write(html.Tag(inline.Tag));
    }
}
