using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The syntax of cells.</summary>
internal static class ScriptSyntax
{
    /// <summary>The language of cells.</summary>
    public const LanguageVersion Language = LanguageVersion.CSharp14;

    private static readonly CSharpParseOptions Options = new(Language, kind: SourceCodeKind.Script);

    // As much as the newest language knows.
    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The tree of a piece of code, for whoever reads code that is not to be compiled.</summary>
    public static SyntaxNode Root(string code) => SyntaxFactory.ParseSyntaxTree(code, Newest).GetRoot();

    /// <summary>The tree of code that is to be compiled.</summary>
    public static SyntaxTree Parse(string code, string path = "", CancellationToken cancellation = default) =>
        Parse(SourceText.From(code, Encoding.UTF8), path, cancellation);

    /// <inheritdoc cref="Parse(string, string, CancellationToken)"/>
    public static SyntaxTree Parse(SourceText code, string path = "", CancellationToken cancellation = default) =>
        CSharpSyntaxTree.ParseText(code, Options, path, cancellation);

    /// <summary>Whether code can be run as it is.</summary>
    public static Completeness IsComplete(string code)
    {
        var tree = Parse(code);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : tree.GetDiagnostics().Any(IsError) ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <summary>Whether code runs once, from top to bottom: nothing in it loops or can be called.</summary>
    public static bool IsStraight(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        return root.GetLoadDirectives().Count == 0 && root.DescendantNodes().All(node => node is not (
            WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax
            or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax));
    }

    /// <summary>Whether a diagnostic keeps code from running.</summary>
    public static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
