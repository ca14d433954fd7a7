using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// What the compiler says, in words. It stands apart from the report of other errors, which must be possible where there is no compiler.
/// </summary>
internal static class DiagnosticText
{
    /// <summary>Compiler errors and warnings as they go to standard error, each with line and column.</summary>
    /// <param name="diagnostics">What the compiler said.</param>
    /// <param name="cell">The name of the cell: its own places need none.</param>
    /// <returns>Empty when there is nothing to say.</returns>
    public static string Of(IEnumerable<Diagnostic> diagnostics, string cell)
    {
        var shown = diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Text).ToList();
        return shown.Count > 0 ? $"\n{string.Join("\n\n", shown)}\n\n" : "";

        string Text(Diagnostic diagnostic)
        {
            var place = diagnostic.Location.GetMappedLineSpan();
            var file = place.Path == cell ? "" : Path.GetFileName(place.Path);
            var (line, column) = (place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1);
            var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            return FormattableString.Invariant($"{file}({line},{column}): {severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}");
        }
    }
}
