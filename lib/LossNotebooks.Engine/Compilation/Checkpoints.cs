using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Writes a <see cref="Checkpoint"/> into every loop of a cell, before its first statement, and into the functions inside its statements.
/// Only text is added, within lines: nothing moves to another line. All other functions get theirs from the compiler, see
/// <see cref="FunctionCheckpoints"/>.
/// </summary>
/// <param name="model">Says what a lambda is converted to; null where nobody knows, and expressions stay as they are.</param>
internal sealed class Checkpoints(Lazy<SemanticModel>? model) : CSharpSyntaxWalker
{
    private const string Type = $"global::{nameof(LossNotebooks)}.{nameof(Interactive)}.{nameof(Checkpoint)}";
    private const string Loop = $"{Type}.{nameof(Checkpoint.Loop)}();";
    private const string Function = $"{Type}.{nameof(Checkpoint.EnsureSufficientExecutionStack)}();";

    private readonly List<TextChange> changes = [];

    /// <summary>The code of a file with checkpoints.</summary>
    public static SourceText Insert(SourceText file) => Insert(ScriptSyntax.Parse(file), null);

    /// <summary>The code with checkpoints; as it is when there is nothing to run, or an error in its syntax.</summary>
    public static SourceText Insert(SyntaxTree tree, Lazy<SemanticModel>? model)
    {
        var (text, root) = (tree.GetText(), tree.GetCompilationUnitRoot());
        if (root.Members.Count == 0 || tree.GetDiagnostics().Any(ScriptSyntax.IsError))
        {
            return text;
        }
        var checkpoints = new Checkpoints(model);
        checkpoints.Write(root.Members[0].SpanStart, Loop);
        checkpoints.Visit(root);
        return text.WithChanges(checkpoints.changes);
    }

    public override void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case WhileStatementSyntax loop:
                Surround(node, loop.Statement, "{" + Loop, "}");
                break;
            case DoStatementSyntax loop:
                Surround(node, loop.Statement, "{" + Loop, "}");
                break;
            case ForStatementSyntax loop:
                Surround(node, loop.Statement, "{" + Loop, "}");
                break;
            case CommonForEachStatementSyntax loop:
                Surround(node, loop.Statement, "{" + Loop, "}");
                break;
            case GotoStatementSyntax:
                Surround(node, node, "{" + Loop, "}"); // It may jump back.
                break;
            case AnonymousFunctionExpressionSyntax { Block: { } block } when IsInStatement(node):
                Surround(node, block, "{" + Function, "}");
                break;
            case LocalFunctionStatementSyntax { Body: { } block } when IsInStatement(node):
                Surround(node, block, "{" + Function, "}");
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } value }
                when Calls(value) && IsInStatement(node) && Invoked(node) is { } method:
                Surround(node, value, $"{{{Function}{Keyword(method, value)}", ";}");
                break;
            case LocalFunctionStatementSyntax { ExpressionBody: { } arrow } when IsInStatement(node) && Invoked(node) is { } method:
                changes.Add(new TextChange(arrow.ArrowToken.Span, $"{{{Function}{Keyword(method, arrow.Expression)}"));
                base.Visit(node);
                Write(node.Span.End, "}");
                break;
            default:
                base.Visit(node);
                break;
        }
    }

    private void Surround(SyntaxNode node, SyntaxNode part, string start, string end)
    {
        switch (part)
        {
            case BlockSyntax block:
                Write(block.OpenBraceToken.Span.End, start[1..]);
                base.Visit(node);
                break;
            case LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax:
                base.Visit(node); // An error, which braces would hide.
                break;
            default:
                Write(part.SpanStart, start);
                base.Visit(node);
                Write(part.Span.End, end);
                break;
        }
    }

    private void Write(int position, string text) => changes.Add(new TextChange(new TextSpan(position, 0), text));

    /// <summary>Whether a function stands in a statement of the cell: the compiler sees to those in methods and types.</summary>
    private static bool IsInStatement(SyntaxNode function) => !function.Ancestors().Any(node =>
        node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax);

    private static bool Calls(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax);

    /// <summary>The method that a function becomes; null for an expression tree.</summary>
    private IMethodSymbol? Invoked(SyntaxNode function) => function is LocalFunctionStatementSyntax
        ? model?.Value.GetDeclaredSymbol(function) as IMethodSymbol
        : (model?.Value.GetTypeInfo(function).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod is not null
            ? model.Value.GetSymbolInfo(function).Symbol as IMethodSymbol
            : null;

    /// <summary>What makes a statement of the expression that a function is.</summary>
    private static string Keyword(IMethodSymbol method, ExpressionSyntax value) =>
        value is ThrowExpressionSyntax || method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 })
            ? ""
            : "return ";
}
