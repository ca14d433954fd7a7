using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Language;

/// <summary>Code that is being written after the cells that ran, as the compiler understands it.</summary>
internal static class Drafts
{
    /// <summary>The C# of a cell without directives for packages, every character in its place.</summary>
    public static string CSharpOf(string code) => PackageDirective.Take(Section.CSharpOf(code)).Code;

    /// <summary>The magics that begin as the line of a place does up to there; null where that line is none.</summary>
    public static Completions? Magics(string code, int position)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var typed = code[lineStart..position];
        var names = MagicTable.Names.Where(name => name.StartsWith(typed, StringComparison.Ordinal));
        return typed is not ['#', '!', ..] ? null
            : new(lineStart, position, [.. names.Select(name => new Completion(name, "Keyword"))]);
    }

    /// <summary>What the compiler says of a cell's code, in the order of the places.</summary>
    public static IReadOnlyList<CodeFault> Faults(SubmissionChain chain, string code, CancellationToken cancellation)
    {
        var draft = chain.Draft(CSharpOf(code));
        return
        [
            .. from diagnostic in draft.GetDiagnostics(cancellation)
               where diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree == draft.SyntaxTrees[^1]
               let place = diagnostic.Location.SourceSpan
               orderby place.Start
               select new CodeFault(
                   place.Start, place.End, ScriptSyntax.IsError(diagnostic), diagnostic.Id, diagnostic.GetMessage(null)),
        ];
    }
}
