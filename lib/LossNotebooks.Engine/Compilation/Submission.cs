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

    /// <summary>Whether the cell ends in an expression that has a value, which may be null, or returns one.</summary>
    public bool HasValue()
    {
        var tree = Compilation.SyntaxTrees[^1]; // Files that #load brought come before.
        var root = tree.GetCompilationUnitRoot();
        var returns = root
            .DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax)
            .Any(node => node is ReturnStatementSyntax);
        return returns
            || (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }
                && last.SemicolonToken.IsMissing
                && Compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void);
    }
}
