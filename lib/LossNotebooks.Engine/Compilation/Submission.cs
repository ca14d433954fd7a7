using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossNotebooks.Engine.Compilation;

/// <summary>A compiled cell.</summary>
/// <param name="Written">The code as it was written.</param>
/// <param name="Compilation">The compilation, of the code with checkpoints, chained to the cells before.</param>
/// <param name="Diagnostics">What the compiler said.</param>
/// <param name="Code">The compiled code; null when there were errors, and when there is none: only comments or usings.</param>
internal sealed record Submission(
    SyntaxTree Written, CSharpCompilation Compilation, ImmutableArray<Diagnostic> Diagnostics, CellCode? Code)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Whether null is the cell's value when running it gives null: it ends in an expression that has one, or can end in no way but by
    /// returning one. A cell that ran to its end without either gives null, too, and has no value.
    /// </summary>
    public bool HasValue()
    {
        var tree = Compilation.SyntaxTrees[^1]; // Files that #load brought come before.
        var root = tree.GetCompilationUnitRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToList();
        var model = new Lazy<SemanticModel>(() => Compilation.GetSemanticModel(tree));
        return root.Members.LastOrDefault() is GlobalStatementSyntax
        { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            ? model.Value.GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void
            : statements.Any(Returns) && statements.Any(IsNeverPassed);

        bool IsNeverPassed(GlobalStatementSyntax statement) => !model.Value.AnalyzeControlFlow(statement.Statement)!.EndPointIsReachable;
    }

    // What functions in it return is theirs.
    private static bool Returns(GlobalStatementSyntax statement) => statement
        .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is ReturnStatementSyntax { Expression: not null });
}
