using System.Text;

namespace LossNotebooks.Site.Rendering;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 for the title.</param>
/// <param name="Depth">How many headings it stands under, and itself: the level without those that its author has left out.</param>
/// <param name="Id">The anchor, unique in the page.</param>
/// <param name="Text">Its words alone.</param>
/// <param name="Html">The text, with its mathematics.</param>
internal sealed record Heading(int Level, int Depth, string Id, string Text, string Html);

/// <summary>The headings of one page, in order: they become its title and its table of contents.</summary>
internal sealed class Headings
{
    private readonly List<Heading> all = [];
    private readonly Stack<int> above = new();
    private readonly HashSet<string> taken = [.. Frame.Ids];

    public IReadOnlyList<Heading> All => all;

    public Heading Add(int level, string text, string html)
    {
        var slug = Slug(text) is { Length: > 0 } words ? words : "section";
        var id = slug;
        for (var n = 1; !taken.Add(id); n++)
        {
            id = $"{slug}-{n}";
        }

        while (above.TryPeek(out var last) && last >= level)
        {
            above.Pop();
        }
        above.Push(level);
        all.Add(new Heading(level, above.Count, id, text, html));
        return all[^1];
    }

    /// <summary>
    /// A heading's anchor as GitHub and VS Code make it; Jupyter's differs only in case, so links made for either arrive.
    /// </summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                slug.Append(c);
            }
            else if (c == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }
}
