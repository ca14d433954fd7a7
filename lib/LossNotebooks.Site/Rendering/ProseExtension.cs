using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LossNotebooks.Site.Rendering;

/// <summary>What the course's pages ask of Markdig beyond its own extensions: set mathematics, anchors, coloured C#, tables that scroll.</summary>
internal sealed class ProseExtension(Mathematics mathematics, Code code, Headings headings) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<MathInlineParser>(new DisplayMathParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineMath(mathematics));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockMath(mathematics));
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new AnchoredHeading(headings));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new FencedCode(code));
    }

    private sealed class InlineMath(Mathematics mathematics) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math)
        {
            var display = math.DelimiterCount == 2;
            renderer.Write(display ? """<span class="math" tabindex="0">""" : "");
            renderer.Write(mathematics.Render(math.Content.ToString(), display));
            renderer.Write(display ? "</span>" : "");
        }
    }

    private sealed class BlockMath(Mathematics mathematics) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math) =>
            renderer.Write("""<div class="math" tabindex="0">""").Write(mathematics.Render(math.Lines.ToString(), display: true)).WriteLine("</div>");
    }

    private sealed class AnchoredHeading(Headings headings) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock block)
        {
            var heading = headings.Add(block.Level, PlainText.Of(block.Inline), Inlines(renderer, block));
            renderer.Write($"""<h{block.Level} id="{heading.Id}">{heading.Html}""");
            if (block.Level > 1)
            {
                renderer.Write($""" <a class="anchor" href="#{heading.Id}" aria-label="Link to this section">#</a>""");
            }

            renderer.WriteLine($"</h{block.Level}>");
        }

        private static string Inlines(HtmlRenderer renderer, HeadingBlock block)
        {
            var writer = renderer.Writer;
            using var text = new StringWriter();
            renderer.Writer = text;
            renderer.WriteLeafInline(block);
            renderer.Writer = writer;
            return text.ToString();
        }
    }

    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.WriteLine("""<div class="scroll" tabindex="0">""");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class FencedCode(Code code) : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block) =>
            renderer.WriteLine(code.Fence(block.Lines.ToString(), (block as FencedCodeBlock)?.Info ?? ""));
    }
}
