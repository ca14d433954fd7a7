using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LossNotebooks.Engine;

/// <summary>Documentation as text without marks.</summary>
public static partial class DocumentationText
{
    /// <summary>The summary.</summary>
    /// <param name="documentation">The documentation of a type or a member.</param>
    /// <param name="name">What to call another that is named by its id, such as <c>T:LossNotebooks.Normal</c>.</param>
    /// <returns>One line; empty where nothing is said.</returns>
    public static string Summary(XElement documentation, Func<string, string> name)
    {
        return documentation.Element("summary") is not { } summary ? ""
            : Blanks().Replace(string.Concat(summary.DescendantNodes().Select(node => node switch
            {
                XText text => text.Value,
                XElement { IsEmpty: true } part => part.Attribute("name")?.Value ?? Words(part),
                _ => "",
            })), " ").Trim();

        string Words(XElement part) =>
            part.Attribute("langword")?.Value ?? (part.Attribute("cref")?.Value is { } id ? name(id) : " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
