using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// Reads <c>$$ … $$</c> inside a paragraph, over any number of lines, as Jupyter and VS Code do; Markdig's own parser stops at the line's end.
/// </summary>
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
        var end = End(slice.Text, start);
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

    /// <summary>The place of the next <c>$$</c> of which the first is not <c>\$</c>, a dollar in the formula; −1 when there is none.</summary>
    private static int End(string text, int start)
    {
        var at = start - 1;
        do
        {
            at = text.IndexOf("$$", at + 1, StringComparison.Ordinal);
        }
        while (at >= 0 && IsEscaped(text, start, at));
        return at;
    }

    private static bool IsEscaped(string text, int start, int at)
    {
        var backslashes = 0;
        while (at - backslashes > start && text[at - backslashes - 1] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }
}
