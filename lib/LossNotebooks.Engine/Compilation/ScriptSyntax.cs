using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The syntax of cells, for whoever reads code that is not to be compiled: as much as the newest language knows.</summary>
internal static class ScriptSyntax
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The tree of a piece of code.</summary>
    public static SyntaxNode Root(string code) => SyntaxFactory.ParseSyntaxTree(code, Options).GetRoot();
}
