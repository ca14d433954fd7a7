using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossNotebooks.Engine.Language;

/// <summary>
/// Answers questions about code that is being written by the compiler alone: for pages, where Roslyn's services for editors would double
/// what a reader fetches. It knows the names that hold at a place, those of a call's arguments, and keywords; what a place asks for it does
/// not guess.
/// </summary>
/// <param name="chain">Gives the cells that ran.</param>
internal sealed class NameService(Func<SubmissionChain> chain)
{
    private static readonly string[] Keywords =
        [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Union(["var", "await", "record", "when", "where", "yield"])];

    /// <summary>What the word at a place may become.</summary>
    public Completions Complete(string code, int position)
    {
        if (Drafts.Magics(code, position) is { } magics)
        {
            return magics;
        }
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }
        var typed = code[start..position];
        var items = Candidates(Drafts.CSharpOf(code), start)
            .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(item => item.Text)
            .OrderBy(item => !item.Text.EndsWith(':'))
            .ThenBy(item => !item.Text.StartsWith(typed, StringComparison.Ordinal))
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new Completions(start, position, [.. items]);
    }

    /// <summary>What the word at a place is: its declaration, and what is said of it.</summary>
    public MimeBundle? Inspect(string code, int position)
    {
        var draft = chain().Draft(Drafts.CSharpOf(code));
        var root = draft.SyntaxTrees[^1].GetRoot();
        var token = root.FindToken(Math.Min(position, Math.Max(root.FullSpan.End - 1, 0)));
        token = token.IsKind(SyntaxKind.IdentifierToken) ? token : root.FindToken(Math.Max(position - 1, 0));
        if (!token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is not { } node
            || SymbolAt(draft.GetSemanticModel(root.SyntaxTree), node) is not { } symbol)
        {
            return null;
        }
        var declaration = symbol.ToDisplayString(Library.Declaration);
        var documentation = InheritedDocumentation.Of(symbol.OriginalDefinition, draft);
        var said = DocumentationText.Summary(documentation, id => id.Split('(')[0].Split('.', ':')[^1]);
        return MimeBundle.Of(
        [
            ("text/plain", said.Length > 0 ? $"{declaration}\n{said}" : declaration),
            ("text/markdown", $"```csharp\n{declaration}\n```\n\n{said}"),
        ]);
    }

    private static ISymbol? SymbolAt(SemanticModel model, SyntaxNode node)
    {
        var found = model.GetSymbolInfo(node);
        return found.Symbol ?? found.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node)
            ?? model.GetMemberGroup(node).FirstOrDefault();
    }

    private IEnumerable<Completion> Candidates(string code, int start)
    {
        var draft = chain().Draft(code);
        var tree = draft.SyntaxTrees[^1];
        var model = draft.GetSemanticModel(tree);
        var before = tree.GetRoot().FindToken(Math.Max(start - 1, 0));
        if ((before.SpanStart < start && start < before.Span.End) // In a text.
            || tree.GetRoot().FindTrivia(Math.Max(start - 1, 0)).Kind() is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia)
        {
            return [];
        }
        if (!before.IsKind(SyntaxKind.DotToken))
        {
            return ArgumentNames.At(model, before).Concat(Named(model.LookupSymbols(start)))
                .Concat(Keywords.Select(word => new Completion(word, "Keyword")));
        }
        return before.Parent switch
        {
            MemberAccessExpressionSyntax access => MembersOf(model, access.Expression, start),
            QualifiedNameSyntax name => MembersOf(model, name.Left, start),
            MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access
                => MembersOf(model, access.Expression, start),
            _ => [],
        };
    }

    private static IEnumerable<Completion> MembersOf(SemanticModel model, ExpressionSyntax owner, int place) =>
        model.GetSymbolInfo(owner).Symbol is INamespaceOrTypeSymbol container
            ? Named(model.LookupSymbols(place, container).Where(symbol => symbol.IsStatic || symbol is INamespaceOrTypeSymbol))
            : model.GetTypeInfo(owner).Type is { } type
                ? Named(model.LookupSymbols(place, type, includeReducedExtensionMethods: true)
                    .Where(symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol))
                : [];

    private static IEnumerable<Completion> Named(IEnumerable<ISymbol> symbols) =>
        from symbol in symbols where symbol.CanBeReferencedByName select new Completion(symbol.Name, KindOf(symbol));

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { IsExtensionMethod: true } => "ExtensionMethod",
        INamedTypeSymbol type => type.TypeKind.ToString(),
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "EnumMember",
        _ => symbol.Kind.ToString(),
    };
}
