using System.Xml;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Xhtml;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Books;

/// <summary>The sections of a book as documents of XHTML, and its contents.</summary>
internal sealed class EpubDocuments
{
    private readonly Book book;
    private readonly HtmlParser parser = new();
    private readonly Dictionary<string, string> fileOf;

    public EpubDocuments(Book book)
    {
        this.book = book;
        fileOf = (from section in book.Sections
                  from id in section.Body.QuerySelectorAll("[id]").Select(place => place.Id!).Append(section.Id).Distinct()
                  select (id, section)).ToDictionary(place => place.id, place => $"{place.section.Id}.xhtml");
    }

    /// <summary>A section.</summary>
    public (BookSection Section, string Xhtml) Chapter(BookSection section) =>
        (section, Document(section.Title, $"<section id=\"{section.Id}\">{section.Body.InnerHtml}</section>", ""));

    /// <summary>The contents: parts, their chapters, and the sections of those.</summary>
    public string Contents()
    {
        var list = string.Concat(book.Sections.Select(section => $"""
            <li>{Entry(section.Entries[0])}{(section.Entries.Count == 1 ? ""
                : $"<ol>{string.Concat(section.Entries.Skip(1).Select(entry => $"<li>{Entry(entry)}</li>\n"))}</ol>")}</li>

            """));
        return Document("Contents", $"<nav epub:type=\"toc\" id=\"toc\"><h1>Contents</h1>\n<ol>\n{list}</ol></nav>",
            " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    }

    private static string Entry(BookEntry entry) => $"<a href=\"#{Html.Escape(entry.Id)}\">{Sidebar.Unlinked(entry.Html)}</a>";

    private string Document(string title, string html, string namespaces)
    {
        var body = parser.ParseDocument($"<!doctype html><body>{html}").Body!;
        PageNumbers.Remove(body);
        foreach (var formula in body.QuerySelectorAll(".katex-display, .katex"))
        {
            var mathematics = formula.QuerySelectorAll("math").ToArray();
            Array.ForEach(mathematics, element => element.RemoveAttribute("class"));
            formula.Replace([.. mathematics, .. formula.ChildNodes.OfType<IText>()]); // What stands right behind it is in it.
        }
        foreach (var link in body.QuerySelectorAll("a[href^='#']"))
        {
            var anchor = link.GetAttribute("href")![1..];
            link.SetAttribute("href", fileOf.TryGetValue(anchor, out var file) ? $"{file}#{anchor}" : $"#{anchor}");
        }
        Settle(body);
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml"{namespaces} lang="en" xml:lang="en">
            <head>
            <meta charset="utf-8"/>
            <title>{Html.Escape(title)}</title>
            <link rel="stylesheet" type="text/css" href="{EpubPackage.Style}"/>
            </head>
            <body>
            {string.Concat(body.ChildNodes.Select(node => node.ToHtml(XhtmlMarkupFormatter.Instance)))}
            </body>
            </html>

            """;
    }

    /// <summary>Leaves out what HTML forgives and XML, or the rules of EPUB, do not.</summary>
    private static void Settle(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.ToList())
            {
                if (!IsAllowed(attribute))
                {
                    element.RemoveAttribute(attribute.Name);
                }
            }
            if (element.LocalName == "svg" && !element.HasAttribute("xmlns"))
            {
                element.SetAttribute("xmlns", NamespaceNames.SvgUri);
            }
        }
    }

    private static bool IsAllowed(IAttr attribute) =>
        !attribute.Name.StartsWith("on", StringComparison.Ordinal) && attribute.Name != "popover"
        && (attribute.Name != "id" || attribute.Value.Length > 0) && IsName(attribute.Name);

    private static bool IsName(string name)
    {
        try
        {
            XmlConvert.VerifyName(name);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
