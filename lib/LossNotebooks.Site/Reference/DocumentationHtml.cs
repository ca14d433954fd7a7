using System.Text.RegularExpressions;
using System.Xml.Linq;
using LossNotebooks.Engine;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Reference;

/// <summary>Documentation as HTML.</summary>
/// <param name="types">The types that have a page, as documentation names them.</param>
internal sealed partial class DocumentationHtml(IReadOnlySet<string> types)
{
    /// <summary>All that is said of a type or a member.</summary>
    public string Of(XElement documentation) => string.Concat(
        Paragraph(documentation.Element("summary")),
        List("Parameters", documentation.Elements().Where(part => part.Name.LocalName is "param" or "typeparam"),
            part => $"<code>{Html.Escape(part.Attribute("name")?.Value ?? "")}</code>"),
        Labelled("Returns", documentation.Element("returns")),
        Labelled("Value", documentation.Element("value")),
        Paragraph(documentation.Element("remarks")),
        List("Throws", documentation.Elements("exception"), part => Name(part.Attribute("cref")?.Value ?? "")));

    /// <summary>The summary alone.</summary>
    public string Summary(XElement documentation) => documentation.Element("summary") is { } summary ? Inside(summary).Trim() : "";

    /// <summary>The summary without marks.</summary>
    public static string Text(XElement documentation) => DocumentationText.Summary(documentation, ReferenceLink.ShortName);

    private string Paragraph(XElement? part) => part is null ? "" : $"<p>{Inside(part)}</p>\n";

    private string Labelled(string label, XElement? part) => part is null ? "" : $"<p><b>{label}</b> {Inside(part)}</p>\n";

    private string List(string label, IEnumerable<XElement> parts, Func<XElement, string> name) => !parts.Any() ? ""
        : $"<p><b>{label}</b></p>\n<dl>\n{string.Concat(parts.Select(part => $"<dt>{name(part)}</dt><dd>{Inside(part)}</dd>\n"))}</dl>\n";

    private string Inside(XElement part) => string.Concat(part.Nodes().Select(node => node switch
    {
        XText text => Html.Escape(Blanks().Replace(text.Value, " ")),
        XElement element => Element(element),
        _ => "",
    }));

    private string Element(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" when element.Attribute("cref") is { } name => Name(name.Value),
        "see" when element.Attribute("href") is { } address =>
            $"<a href=\"{Html.Escape(address.Value)}\">{(element.IsEmpty ? Html.Escape(address.Value) : Inside(element))}</a>",
        "see" when element.Attribute("langword") is { } word => $"<code>{Html.Escape(word.Value)}</code>",
        "paramref" or "typeparamref" => $"<code>{Html.Escape(element.Attribute("name")?.Value ?? "")}</code>",
        "c" => $"<code>{Inside(element)}</code>",
        "code" => $"<pre class=\"code\"><code>{Html.Escape(element.Value.Trim('\n'))}</code></pre>",
        "para" => $"</p>\n<p>{Inside(element)}",
        "list" => $"</p>\n<ul>\n{string.Concat(element.Elements("item").Select(item => $"<li>{Inside(item)}</li>\n"))}</ul>\n<p>",
        _ => Inside(element),
    };

    private string Name(string id)
    {
        var words = $"<code>{Html.Escape(ReferenceLink.ShortName(id))}</code>";
        return types.Contains(ReferenceLink.TypeOf(id)) ? $"<a href=\"{ReferenceLink.Url(id)}\">{words}</a>" : words;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
