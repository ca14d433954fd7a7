using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// Writes a <see cref="Checkpoint"/> into every loop of a cell, and before its first statement. Only text is added, within lines: nothing
/// moves to another line. Functions get theirs from the compiler, see <see cref="FunctionCheckpoints"/>.
/// </summary>
internal sealed class Checkpoints : CSharpSyntaxWalker
{
    private const string Call = $"global::{nameof(LossNotebooks)}.{nameof(Interactive)}.{nameof(Checkpoint)}.{nameof(Checkpoint.Loop)}();";

    private readonly List<TextChange> changes = [];

    /// <summary>The code with checkpoints; as it is when there is nothing to run. It must have no syntax errors.</summary>
    public static SourceText Insert(CompilationUnitSyntax root)
    {
        var text = root.SyntaxTree.GetText();
        if (root.Members.Count == 0)
        {
            return text;
        }
        var checkpoints = new Checkpoints();
        checkpoints.Write(root.Members[0].SpanStart, Call);
        checkpoints.Visit(root);
        return text.WithChanges(checkpoints.changes);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        WriteInto(node.Statement);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        WriteInto(node.Statement);
        base.VisitDoStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        WriteInto(node.Statement);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        WriteInto(node.Statement);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        WriteInto(node.Statement);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        WriteInto(node); // It may jump back.
        base.VisitGotoStatement(node);
    }

    private void WriteInto(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                Write(block.OpenBraceToken.Span.End, Call);
                break;
            case LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax:
                break; // An error, which braces would hide.
            default:
                Write(statement.SpanStart, "{" + Call);
                Write(statement.Span.End, "}");
                break;
        }
    }

    private void Write(int position, string text) => changes.Add(new TextChange(new TextSpan(position, 0), text));
}
