using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>The places in a notebook that its author has named in HTML, beside those that headings name.</summary>
internal static partial class Anchors
{
    public static IReadOnlySet<string> Of(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => Name().Matches(cell.Source))
        .Select(match => match.Groups["name"].Value)
        .ToHashSet();

    [GeneratedRegex("""<[a-z][^<>]*\s(?:id|name)\s*=\s*["']?(?<name>[^"'\s<>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
