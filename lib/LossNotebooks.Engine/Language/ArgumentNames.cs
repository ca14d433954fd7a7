using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossNotebooks.Engine.Language;

/// <summary>The names by which a call's next argument can be given, each with its colon.</summary>
internal static class ArgumentNames
{
    /// <summary>Those that any of the call's overloads has left.</summary>
    /// <param name="model">What the code means.</param>
    /// <param name="before">What stands before the argument; nothing is proposed unless a call's argument begins behind it.</param>
    public static IEnumerable<Completion> At(SemanticModel model, SyntaxToken before)
    {
        if (!(before.IsKind(SyntaxKind.OpenParenToken) || before.IsKind(SyntaxKind.CommaToken))
            || before.Parent is not ArgumentListSyntax { Parent: { } call } list)
        {
            return [];
        }
        var given = list.Arguments.TakeWhile(argument => argument.Span.End <= before.SpanStart).ToList();
        var named = list.Arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).OfType<string>().ToHashSet();
        var unnamed = given.Count(argument => argument.NameColon is null);
        return from method in Overloads(model, call)
               where named.All(name => method.Parameters.Any(parameter => parameter.Name == name))
               from parameter in method.Parameters.Skip(unnamed)
               where parameter.CanBeReferencedByName && !named.Contains(parameter.Name)
               select new Completion(parameter.Name + ":", "Parameter");
    }

    private static IEnumerable<IMethodSymbol> Overloads(SemanticModel model, SyntaxNode call)
    {
        var (found, group) = (model.GetSymbolInfo(call), model.GetMemberGroup((call as InvocationExpressionSyntax)?.Expression ?? call));
        return group.Concat(found.CandidateSymbols).Append(found.Symbol).OfType<IMethodSymbol>()
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }
}
