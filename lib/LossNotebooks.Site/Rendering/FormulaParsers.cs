using LossNotebooks.Site.Formulas;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>A formula in a line of text.</summary>
/// <param name="before">The sign right before it with which no line may end; empty where there is none.</param>
/// <param name="formula">The formula.</param>
/// <param name="after">The sign right behind it with which no line may begin; empty where there is none.</param>
internal sealed class FormulaInline(string before, Formula formula, string after) : LeafInline
{
    public string Before { get; } = before;

    public Formula Formula { get; } = formula;

    public string After { get; } = after;
}

/// <summary>A formula that is no part of a paragraph.</summary>
internal sealed class FormulaBlock(FormulaBlockParser parser, Formula formula) : LeafBlock(parser)
{
    public Formula Formula { get; } = formula;
}

/// <summary>Reads the marks of formulas in text.</summary>
internal sealed class FormulaInlineParser : InlineParser
{
    private readonly FormulaMarks marks;

    public FormulaInlineParser(FormulaMarks marks) => (this.marks, OpeningCharacters) = (marks, ['$']);

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (marks.At(slice.Text, slice.Start) is not var (formula, length))
        {
            return false;
        }
        slice.Start += length;
        var after = !formula.IsDisplay && slice.CurrentChar is '.' or ',' or ';' or ':' or '?' or ')'
            ? slice.CurrentChar.ToString() : "";
        slice.Start += after.Length;
        processor.Inline = new FormulaInline(formula.IsDisplay ? "" : TakeBefore(processor.Inline), formula, after);
        return true;
    }

    private static string TakeBefore(Inline? text)
    {
        if (text is not LiteralInline { Content: { IsEmpty: false } content } literal || content[content.End] != '(')
        {
            return "";
        }
        content.End--;
        literal.Content = content;
        return "(";
    }
}

/// <summary>Reads the marks of formulas that stand on lines of their own.</summary>
internal sealed class FormulaBlockParser : BlockParser
{
    private readonly FormulaMarks marks;

    public FormulaBlockParser(FormulaMarks marks) => (this.marks, OpeningCharacters) = (marks, ['$']);

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || marks.At(line.Text, line.Start) is not ({ IsBlock: true } formula, var length)
            || !string.IsNullOrWhiteSpace(line.Text[(line.Start + length)..(line.End + 1)]))
        {
            return BlockState.None;
        }
        processor.NewBlocks.Push(new FormulaBlock(this, formula) { Column = processor.Column });
        return BlockState.BreakDiscard;
    }
}
