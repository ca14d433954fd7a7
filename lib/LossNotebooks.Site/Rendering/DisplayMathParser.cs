using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace LossNotebooks.Site.Rendering;

/// <summary>Reads <c>$$ … $$</c> inside a paragraph, over any number of lines, as Jupyter and VS Code do; Markdig's own parser stops at the line's end.</summary>
internal sealed class DisplayMathParser : InlineParser
{
    public DisplayMathParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '$')
        {
            return false;
        }

        var start = slice.Start + 2;
        var end = slice.Text.IndexOf("$$", start, StringComparison.Ordinal);
        if (end < 0 || end > slice.End)
        {
            return false;
        }

        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = 2,
            Content = new StringSlice(slice.Text, start, end - 1),
            Span = new(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(end + 1)),
        };
        slice.Start = end + 2;
        return true;
    }
}
