using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The cells that ran so far, each compiled as a script submission that sees those before it.</summary>
internal sealed class SubmissionChain(string workingDirectory)
{
    public const LanguageVersion Language = LanguageVersion.CSharp14;

    private static readonly CSharpParseOptions ParseOptions = new(Language, kind: SourceCodeKind.Script);

    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(Microsoft.DotNet.Interactive.Kernel).FullName!,
    ];

    private readonly SubmissionLoader loader = new();
    private readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        allowUnsafe: true,
        concurrentBuild: false,
        optimizationLevel: OptimizationLevel.Release,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        // Assemblies are unified by name, which is what CS1701 and CS1702 would report.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
        metadataReferenceResolver: new ReferenceResolver(workingDirectory),
        sourceReferenceResolver: new SourceFileResolver([], workingDirectory));

    private readonly List<MetadataReference> added = [];
    private CSharpCompilation? last;
    private object?[] states = new object?[64];
    private int compiled;

    /// <summary>Compiles a cell after the cells that ran; nothing changes until it <see cref="RunAsync">runs</see>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Submission Compile(string code, string path, CancellationToken cancellation)
    {
        compiled++;
        var tree = CSharpSyntaxTree.ParseText(code, ParseOptions, path, Encoding.UTF8, cancellation);
        var stoppable = Emit(Checkpoints.Insert(tree), cancellation);
        if (!stoppable.Diagnostics.Any(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning))
            return stoppable;
        var written = Create(tree).GetDiagnostics(cancellation); // What is said is said of the code as it was written.
        return (stoppable.Assembly is null ? Emit(tree, cancellation) : stoppable) with { Diagnostics = written };
    }

    /// <summary>Runs a compiled cell; from now on it is part of the chain, even if it throws: what it had declared until then stays.</summary>
    public Task<object?> RunAsync(Submission submission)
    {
        last = submission.Compilation;
        added.Clear(); // Those after it have its references.
        if (compiled + 1 >= states.Length)
            Array.Resize(ref states, 2 * states.Length);
        return submission.Assembly is null ? Task.FromResult<object?>(null) : submission.EntryPoint(states);
    }

    /// <summary>Makes assemblies known to the cells from the next one on.</summary>
    public void Add(IEnumerable<MetadataReference> references) => added.AddRange(references);

    /// <summary>The variables of the cells that ran.</summary>
    public IEnumerable<Variable> Variables => Variable.Of(states);

    private CSharpCompilation Create(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation(
        $"cell-{compiled}", tree, last is null ? References.Default.AddRange(added) : added, options.WithScriptClassName($"Submission#{compiled}"), last, typeof(object));

    private Submission Emit(SyntaxTree tree, CancellationToken cancellation)
    {
        var compilation = Create(tree);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, cancellationToken: cancellation);
        var assembly = result.Success ? loader.Load(compilation.AssemblyName!, image, symbols) : null;
        return new Submission(compilation, result.Diagnostics, assembly);
    }
}
