using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>As much of what an author wrote as belongs into a sentence about it.</summary>
internal static partial class Excerpt
{
    private const int Length = 80;

    /// <summary>The text in one line, and its beginning if it is long.</summary>
    public static string Of(string text)
    {
        var line = Blanks().Replace(text.Trim(), " ");
        var end = line.Length > Length && char.IsHighSurrogate(line[Length - 1]) ? Length - 1 : Length;
        return line.Length <= Length ? line : line[..end] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
