using System.Security.Cryptography;
using System.Text;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>What an EPUB says of itself: its title, its files, and in which order they are read.</summary>
internal static class EpubPackage
{
    /// <summary>The file of the contents.</summary>
    public const string Contents = "contents.xhtml";

    /// <summary>The file of the style.</summary>
    public const string Style = "style.css";

    // EPUB asks for the time of the last change. It says nothing, and files must not differ by it.
    private const string Modified = "1980-01-01T00:00:00Z";

    /// <summary>The package document, as the W3C's EPUB 3 has it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="chapters">Its sections as documents.</param>
    /// <param name="pictures">The files of its pictures.</param>
    public static string Xml(Book book, IReadOnlyList<(BookSection Section, string Xhtml)> chapters, IEnumerable<string> pictures) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="id">{Identifier(book, chapters)}</dc:identifier>
        <dc:title>{Html.Escape(Layout.Title)}</dc:title>
        <dc:language>en</dc:language>
        <dc:description>{Html.Escape(Layout.Tagline)}</dc:description>
        <meta property="dcterms:modified">{Modified}</meta>
        </metadata>
        <manifest>
        <item id="contents" href="{Contents}" media-type="application/xhtml+xml" properties="nav"/>
        <item id="style" href="{Style}" media-type="text/css"/>
        {string.Concat(chapters.Select(Chapter))}{string.Concat(pictures.Index().Select(Picture))}</manifest>
        <spine>
        <itemref idref="contents"/>
        {string.Concat(chapters.Select(chapter => $"<itemref idref=\"{chapter.Section.Id}\"/>\n"))}</spine>
        </package>

        """;

    private static string Chapter((BookSection Section, string Xhtml) chapter)
    {
        string[] has = [.. Has(chapter.Xhtml, "<math", "mathml"), .. Has(chapter.Xhtml, "<svg", "svg")];
        var properties = has.Length == 0 ? "" : $" properties=\"{string.Join(' ', has)}\"";
        var id = chapter.Section.Id;
        return $"<item id=\"{id}\" href=\"{id}.xhtml\" media-type=\"application/xhtml+xml\"{properties}/>\n";
    }

    private static string[] Has(string xhtml, string element, string property) =>
        xhtml.Contains(element, StringComparison.Ordinal) ? [property] : [];

    private static string Picture((int Index, string Name) picture)
    {
        var url = Html.Escape(string.Join('/', picture.Name.Split('/').Select(Uri.EscapeDataString)));
        return $"<item id=\"picture-{picture.Index + 1}\" href=\"{url}\" media-type=\"{Type(picture.Name)}\"/>\n";
    }

    private static string Type(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        _ => "image/jpeg",
    };

    /// <summary>The published address, or a name that what is in the book gives it.</summary>
    private static string Identifier(Book book, IEnumerable<(BookSection Section, string Xhtml)> chapters) =>
        book.Address is { } address ? Html.Escape(address.AbsoluteUri)
        : $"urn:sha256:{Hash(string.Concat(chapters.Select(chapter => chapter.Xhtml)))}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
