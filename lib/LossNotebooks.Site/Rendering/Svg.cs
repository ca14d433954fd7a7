using System.Text;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// A picture in SVG as an address: two pictures in one page may use the same names, which within the page would be one's only.
/// </summary>
internal static partial class Svg
{
    private const string Namespace = "xmlns=\"http://www.w3.org/2000/svg\"";

    public static string Address(string svg)
    {
        var picture = WithoutNamespace().Replace(svg, $"$0 {Namespace}", 1);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture))}";
    }

    /// <summary>A figure's picture on light paper of its own, for hosts that may be light where the reader's system is dark.</summary>
    public static string OnPaper(string picture) => Ink().Replace(picture, "<style>:root{$1;background:#fff}</style>", 1);

    // What picture.mjs begins with.
    [GeneratedRegex(@"<style>:root\{([^}]*)\}[^<]*</style>")]
    private static partial Regex Ink();

    // Within a page an element needs no namespace; by itself it does.
    [GeneratedRegex(@"<svg(?![^>]*\sxmlns\s*=)(?=[\s>])")]
    private static partial Regex WithoutNamespace();
}
