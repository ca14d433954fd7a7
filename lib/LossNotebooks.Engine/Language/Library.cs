using LossNotebooks.Engine.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine;

/// <summary>A library to which cells refer by <c>#r</c>: its public types and their members, as far as they are documented.</summary>
public sealed class Library
{
    /// <summary>How declarations are written.</summary>
    internal static readonly SymbolDisplayFormat Declaration = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword);

    private static readonly SymbolDisplayFormat ShortName = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private readonly IAssemblySymbol library;
    private readonly CSharpCompilation compilation;

    internal Library(IAssemblySymbol library, CSharpCompilation compilation) => (this.library, this.compilation) = (library, compilation);

    /// <summary>The assembly's name.</summary>
    public string Name => library.Name;

    /// <summary>The types by name, each with its members in the order of their declaration.</summary>
    public IEnumerable<LibraryType> Types =>
        from type in TypesOf(library.GlobalNamespace)
        let documentation = InheritedDocumentation.Of(type, compilation)
        where documentation.HasElements
        orderby type.Name, type.Arity
        select new LibraryType(
            type.GetDocumentationCommentId()!, type.ToDisplayString(ShortName), SignatureOf(type), documentation,
            type.ContainingNamespace.ToDisplayString(), [.. Members(type, compilation)]);

    private static IEnumerable<LibraryMember> Members(INamedTypeSymbol type, CSharpCompilation compilation) =>
        from member in type.GetMembers()
        where IsOffered(member) && member is not INamedTypeSymbol
        let documentation = InheritedDocumentation.Of(member, compilation)
        where documentation.HasElements // What the compiler has made, as for a record, is not written about.
        select new LibraryMember(member.GetDocumentationCommentId()!, NameOf(member), member.ToDisplayString(Declaration), documentation);

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol within) =>
        within.GetMembers().SelectMany(member => member switch
        {
            INamedTypeSymbol type when IsOffered(type) => TypesOf(type).Prepend(type),
            INamespaceSymbol space => TypesOf(space),
            _ => [],
        });

    private static bool IsOffered(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && symbol is not IMethodSymbol { AssociatedSymbol: not null };

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IPropertySymbol { IsIndexer: true } => "this[]",
        _ => member.Name,
    };

    private static string SignatureOf(INamedTypeSymbol type)
    {
        var kind = type.IsStatic ? "static " : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract "
            : type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed " : "";
        var bases = type.Interfaces.Where(face => face.DeclaredAccessibility == Accessibility.Public).Cast<ITypeSymbol>();
        if (type.BaseType is { SpecialType: SpecialType.None } above)
        {
            bases = bases.Prepend(above);
        }
        var names = string.Join(", ", bases.Select(type => type.ToDisplayString(ShortName)));
        return kind + type.ToDisplayString(Declaration) + (names.Length > 0 ? $" : {names}" : "");
    }
}
