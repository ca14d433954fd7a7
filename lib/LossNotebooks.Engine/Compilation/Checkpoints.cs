using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossNotebooks.Engine.Compilation;

/// <summary>Puts a <see cref="Checkpoint"/> into every loop and function of a cell. Nothing moves to another line.</summary>
internal sealed class Checkpoints : CSharpSyntaxRewriter
{
    private static readonly Checkpoints Rewriter = new();
    private static readonly StatementSyntax Loop = Call(nameof(Checkpoint.Loop));
    private static readonly StatementSyntax Function = Call(nameof(Checkpoint.Function));

    /// <summary>The tree with checkpoints; the same tree when it needs none.</summary>
    public static SyntaxTree Insert(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var rewritten = Rewriter.Visit(root);
        return rewritten == root
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)rewritten!, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? Visit(SyntaxNode? node) => base.Visit(node) switch
    {
        WhileStatementSyntax loop => loop.WithStatement(Body(loop.Statement)),
        DoStatementSyntax loop => loop.WithStatement(Body(loop.Statement)),
        ForStatementSyntax loop => loop.WithStatement(Body(loop.Statement)),
        CommonForEachStatementSyntax loop => loop.WithStatement(Body(loop.Statement)),
        AnonymousFunctionExpressionSyntax { Block: { } block } lambda => lambda.WithBlock(Insert(Function, block)),
        LocalFunctionStatementSyntax { Body: { } block } function => function.WithBody(Insert(Function, block)),
        MethodDeclarationSyntax { Body: { } block } method => method.WithBody(Insert(Function, block)),
        MethodDeclarationSyntax { ExpressionBody.Expression: { } value } method when CanReturn(method, value) =>
            method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(method, value)),
        var other => other,
    };

    private static BlockSyntax Body(StatementSyntax body) =>
        body is BlockSyntax block ? Insert(Loop, block) : SyntaxFactory.Block(Loop, body);

    private static BlockSyntax Insert(StatementSyntax checkpoint, BlockSyntax block) =>
        block.WithStatements(block.Statements.Insert(0, checkpoint));

    /// <summary>Whether <c>=> value</c> means <c>{ return value; }</c>, as far as the syntax tells.</summary>
    private static bool CanReturn(MethodDeclarationSyntax method, ExpressionSyntax value) =>
        value is not (ThrowExpressionSyntax or RefExpressionSyntax)
        && !method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static BlockSyntax Block(MethodDeclarationSyntax method, ExpressionSyntax value) => SyntaxFactory
        .Block(Function, SyntaxFactory.ReturnStatement(value))
        .WithLeadingTrivia(method.ExpressionBody!.ArrowToken.TrailingTrivia)
        .WithTrailingTrivia(method.SemicolonToken.TrailingTrivia);

    private static StatementSyntax Call(string method) =>
        SyntaxFactory.ParseStatement($"global::{typeof(Checkpoint).FullName}.{method}();");
}
