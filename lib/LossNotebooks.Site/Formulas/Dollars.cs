using System.Buffers;

namespace LossNotebooks.Site.Formulas;

/// <summary>Tells dollars around a formula from those of prices and of a shell's variables.</summary>
internal static class Dollars
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \n\t<>()[]");
    private static readonly SearchValues<char> TexOnly = SearchValues.Create(@"\^_={}");

    /// <summary>Whether two dollars of a text enclose a formula.</summary>
    public static bool Enclose(string text, int open, int close)
    {
        var inside = text.AsSpan((open + 1)..close);
        var words = inside.Trim();
        if (words.IsEmpty || IsInAddress(text, open))
        {
            return false;
        }
        var before = open > 0 ? text[open - 1] : ' ';
        var after = close + 1 < text.Length ? text[close + 1] : ' ';
        var (begins, ends) = (char.IsWhiteSpace(inside[0]), char.IsWhiteSpace(inside[^1]));
        if (char.IsAsciiDigit(words[0]) && (char.IsAsciiDigit(after) || char.IsLetterOrDigit(before)))
        {
            return false; // $5 or $6; US$5 and 6$.
        }
        var isFollowedByNumber = text.AsSpan(close + 1).TrimStart() is [>= '0' and <= '9', ..];
        if (char.IsAsciiDigit(words[0]) && words.Contains(' ') && ((ends && !begins) || isFollowedByNumber))
        {
            return false; // From $5 to $n$; $5, or US$ 5.
        }
        if (begins && (char.IsLetterOrDigit(before) || EndsWithDigit(text.AsSpan(0, open)) || !(ends || IsTex(words))))
        {
            return false; // US$ 5 and US$ 6; 5 $ and 6 $; $ or US$.
        }
        if (words[0] is ')' or ';' or ',' || (begins && words[0] == '|') || (inside[0] == '\n' && inside[^1] != '\n'))
        {
            return false; // Price ($) and cost ($), also as columns of a table; what is in $, line by line.
        }
        return !(ends && char.IsLetterOrDigit(after)); // $HOME and $PATH.
    }

    private static bool IsInAddress(string text, int place)
    {
        var word = text.AsSpan(0, place);
        word = word[(word.LastIndexOfAny(WordEnds) + 1)..];
        return word.StartsWith("http://") || word.StartsWith("https://") || word.StartsWith("www.");
    }

    private static bool IsTex(ReadOnlySpan<char> words) => !words.Contains(' ') || words.ContainsAny(TexOnly);

    private static bool EndsWithDigit(ReadOnlySpan<char> text) => text.TrimEnd() is [.., var last] && char.IsAsciiDigit(last);
}
