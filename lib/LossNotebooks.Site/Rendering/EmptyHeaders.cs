using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>Tables whose corner is empty: a header without words heads nothing, and who listens to the page hears of one.</summary>
internal static partial class EmptyHeaders
{
    /// <summary>The table with such headers as plain cells.</summary>
    public static string Mend(string html) => Header().Replace(html, "<td></td>");

    [GeneratedRegex(@"<th\b[^>]*>\s*</th>")]
    private static partial Regex Header();
}
