using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The settings under which cells are compiled.</summary>
/// <param name="workingDirectory">The notebook's folder.</param>
internal sealed class Compilations(string workingDirectory)
{
    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(Microsoft.DotNet.Interactive.Kernel).FullName!,
    ];

    // Compilations take over the symbols that others have made of the same assembly. Two that make them at the same moment each make their
    // own, and a later cell may then find every type twice: so references are bound one at a time.
    private static readonly Lock Binding = new();

    private readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        allowUnsafe: true,
        concurrentBuild: false,
        deterministic: true,
        optimizationLevel: OptimizationLevel.Release,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        // Assemblies are unified by name, which is what CS1701 and CS1702 would report.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
        metadataReferenceResolver: new ReferenceResolver(workingDirectory),
        sourceReferenceResolver: new SourceResolver(workingDirectory, Checkpoints.Insert));

    private readonly SourceResolver written = new(workingDirectory, text => text);

    /// <summary>A compilation without code, after the last one.</summary>
    /// <param name="number">The number of its submission.</param>
    /// <param name="last">The one whose declarations it sees; null for the first.</param>
    /// <param name="added">References that those before it have not.</param>
    public CSharpCompilation Begin(int number, CSharpCompilation? last, ImmutableArray<MetadataReference> added) =>
        Bind(CSharpCompilation.CreateScriptCompilation(
            SubmissionNames.Assembly(number),
            syntaxTree: null,
            last is null ? References.Default.AddRange(added) : added,
            (last is null ? options : options.WithUsings()) // Usings are handed on, too.
                .WithScriptClassName(SubmissionNames.Type(number)),
            last));

    /// <summary>Binds a compilation to its references.</summary>
    public static CSharpCompilation Bind(CSharpCompilation compilation)
    {
        lock (Binding)
        {
            _ = compilation.Assembly;
        }

        return compilation;
    }

    /// <summary>The compilation with the code of loaded files as it was written, without checkpoints.</summary>
    public CSharpCompilation AsWritten(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithSourceReferenceResolver(written));

    /// <summary>
    /// Optimised machine code throws what the processor finds (an index out of range, an overflow) from a place that has no line.
    /// </summary>
    public static CSharpCompilation WithExactLines(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug));
}
