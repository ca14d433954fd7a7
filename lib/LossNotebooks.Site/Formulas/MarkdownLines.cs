using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>Where lines and paragraphs of Markdown end. Paragraphs are looked for once, and not for every formula in them.</summary>
internal sealed partial class MarkdownLines(string text)
{
    private (int Start, int End) paragraph, sentence;

    /// <summary>What stands before a place in its line.</summary>
    public string LineBefore(int place) => text[(place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1)..place];

    /// <summary>What stands in a line from a place on.</summary>
    public string LineAfter(int place) => text[place..(text.IndexOf('\n', place) is >= 0 and var end ? end : text.Length)];

    /// <summary>Where a blank line comes, also in a quotation.</summary>
    public int ParagraphEnd(int place) => End(BlankLine(), place, ref paragraph);

    /// <summary>
    /// Where the paragraph ends or something else begins: a formula in a line of text does not reach into a heading or a row.
    /// </summary>
    public int SentenceEnd(int place) => End(OtherBlock(), place, ref sentence);

    private int End(Regex end, int place, ref (int Start, int End) last)
    {
        if (place < last.Start || place >= last.End)
        {
            last = (place, end.Match(text, place) is { Success: true, Index: var found } ? found : text.Length);
        }
        return last.End;
    }

    [GeneratedRegex(@"\n[ \t>]*(?=\n|\z)")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\n[ \t>]*(?=\n|\z|\#{1,6}[ \t]|\||`{3}|~{3})")]
    private static partial Regex OtherBlock();
}
