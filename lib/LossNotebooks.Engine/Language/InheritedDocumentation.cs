using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Language;

/// <summary>The documentation of symbols, with what <c>inheritdoc</c> stands for in its place.</summary>
internal static class InheritedDocumentation
{
    /// <summary>The documentation of a symbol; an element without content if it has none.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">Knows what a <c>cref</c> names.</param>
    public static XElement Of(ISymbol symbol, CSharpCompilation compilation)
    {
        var own = Parse(symbol.GetDocumentationCommentXml());
        if (own.Descendants("inheritdoc").FirstOrDefault() is not { } inherit)
        {
            return own;
        }
        var origin = inherit.Attribute("cref") is { } name
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(name.Value, compilation) : Above(symbol);
        inherit.Remove();
        if (origin is not null && !SymbolEqualityComparer.Default.Equals(origin, symbol))
        {
            // What a member says itself counts more than what it inherits.
            own.Add(Of(origin, compilation).Elements().Where(part => !own.Elements().Any(mine => IsSame(mine, part))));
        }
        return own;
    }

    private static XElement Parse(string? xml)
    {
        try
        {
            return string.IsNullOrEmpty(xml) ? new("member") : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return new("member"); // The compiler has warned of it.
        }
    }

    private static bool IsSame(XElement mine, XElement part) =>
        mine.Name == part.Name && mine.Attribute("name")?.Value == part.Attribute("name")?.Value
        && mine.Attribute("cref")?.Value == part.Attribute("cref")?.Value;

    private static ISymbol? Above(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method.OriginalDefinition,
        IPropertySymbol { OverriddenProperty: { } property } => property.OriginalDefinition,
        INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } type } => type.OriginalDefinition,
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault()?.OriginalDefinition,
        _ => symbol.ContainingType.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(
                symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol))?.OriginalDefinition,
    };
}
