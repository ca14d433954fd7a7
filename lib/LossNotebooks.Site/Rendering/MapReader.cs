using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LossNotebooks.Site.Rendering;

/// <summary>Reads the way through a course out of a piece of Markdown: headings name parts, links lead to notebooks.</summary>
internal static class MapReader
{
    /// <summary>The entries, in order.</summary>
    /// <param name="map">The Markdown, parsed and its links resolved.</param>
    /// <param name="html">Writes a cell of a table.</param>
    public static IEnumerable<MapEntry> Read(MarkdownDocument map, Func<LeafBlock, string> html)
    {
        var part = "";
        foreach (var block in map.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                part = PlainText.Of(heading.Inline);
                continue;
            }
            foreach (var link in (block.Inline ?? []).Descendants<LinkInline>().Where(link => link is { IsImage: false, Url: not null }))
            {
                yield return new(part, link.Url!, string.Join(" · ", Beside(block).Select(html)));
            }
        }
    }

    private static IEnumerable<LeafBlock> Beside(LeafBlock cell) => cell.Parent is TableCell { Parent: TableRow row }
        ? row.Descendants<LeafBlock>().Where(other => other != cell)
        : [];
}
