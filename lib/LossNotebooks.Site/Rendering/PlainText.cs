using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>The words of a piece of Markdown, without its marks: for anchors, window titles and descriptions.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? inlines) => string.Concat((inlines ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        FormulaInline math => math.Before + math.Formula.Tex + math.After,
        LineBreakInline => " ",
        ContainerInline container => Of(container),
        _ => "",
    }));
}
