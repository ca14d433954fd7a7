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

    // Within a page an element needs no namespace; by itself it does.
    [GeneratedRegex(@"<svg(?![^>]*\sxmlns\s*=)(?=[\s>])")]
    private static partial Regex WithoutNamespace();
}
