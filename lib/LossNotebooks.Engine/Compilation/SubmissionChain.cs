using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

    // Compilations take over the symbols that others have made of the same assembly. Two that make them at the same moment each make their
    // own, and a later cell may then find every type twice: so references are bound one at a time.
    private static readonly Lock Binding = new();

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
        sourceReferenceResolver: new SourceResolver(workingDirectory, WithCheckpoints));

    private readonly SourceResolver written = new(workingDirectory, text => text);

    private ImmutableArray<MetadataReference> added = [];
    private CSharpCompilation? last;
    private CSharpCompilation? next;
    private object?[] states = new object?[64];
    private int compiled;

    /// <summary>Compiles a cell after the cells that ran; nothing changes until it <see cref="RunAsync">runs</see>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Submission Compile(string code, string path, CancellationToken cancellation)
    {
        compiled++;
        var tree = Parse(code, path, cancellation);
        var model = new Lazy<SemanticModel>(() => Create(tree, compiled).GetSemanticModel(tree));
        var compiling = Create(Parse(WithCheckpoints(tree, model), path, cancellation), compiled);
        var stoppable = Emit(IsStraight(tree) ? WithExactLines(compiling) : compiling, cancellation);
        if (!stoppable.Diagnostics.Any(IsShown))
        {
            return stoppable with { Written = tree };
        }
        // What is said is said of the code as it was written; of code with syntax errors nothing else can be said.
        var compilation = Create(tree, compiled);
        compilation = compilation.WithOptions(compilation.Options.WithSourceReferenceResolver(written));
        var syntax = compilation.GetParseDiagnostics(cancellation);
        return syntax.Any(IsError) ? new Submission(tree, compilation, syntax, null)
            : stoppable.Assembly is null ? Emit(compilation, cancellation)
            : stoppable with { Written = tree, Diagnostics = compilation.GetDiagnostics(cancellation) };
    }

    /// <summary>
    /// Runs a compiled cell; from now on it is part of the chain, even if it throws: what it had declared until then stays.
    /// </summary>
    public Task<object?> RunAsync(Submission submission)
    {
        Append(submission.Compilation);
        loader.Cell = RunningCell.Current;
        Ran = Ran.Add(submission);
        if (compiled + 1 >= states.Length)
        {
            Array.Resize(ref states, 2 * states.Length);
        }

        return submission.Assembly is null ? Task.FromResult<object?>(null) : submission.EntryPoint(states);
    }

    /// <summary>Works out ahead to which assemblies the next cell is bound, which does not depend on its code.</summary>
    public void Prepare() => next = Next(compiled + 1);

    /// <summary>
    /// Makes a cell part of the chain for the compiler only: what it declares is known, but it never runs. One that does not compile is no
    /// part, as when cells run: the compiler takes no other after it.
    /// </summary>
    public CSharpCompilation Declare(string code)
    {
        var declared = Create(Parse(code, "", CancellationToken.None), ++compiled);
        if (!declared.GetDiagnostics().Any(IsError))
        {
            Append(declared);
        }
        return declared;
    }

    /// <summary>The compilation of code that is being written, also while a cell runs.</summary>
    public CSharpCompilation Draft(string code) => Create(Parse(code, "", CancellationToken.None), compiled + 1);

    /// <summary>Makes assemblies known to the cells from the next one on.</summary>
    public void Add(IEnumerable<MetadataReference> references) => added = added.AddRange(references);

    /// <summary>The cells that ran, also while another runs.</summary>
    public ImmutableArray<Submission> Ran { get; private set; } = [];

    /// <summary>The variables of the cells that ran.</summary>
    public IEnumerable<Variable> Variables => Variable.Of(states);

    /// <summary>Whether code can be run as it is.</summary>
    public static Completeness IsComplete(string code)
    {
        var tree = Parse(code, "", CancellationToken.None);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : tree.GetDiagnostics().Any(IsError) ? Completeness.Invalid
            : Completeness.Complete;
    }

    private static bool IsShown(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static SyntaxTree Parse(string code, string path, CancellationToken cancellation) =>
        Parse(SourceText.From(code, Encoding.UTF8), path, cancellation);

    private static SyntaxTree Parse(SourceText code, string path, CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(code, ParseOptions, path, cancellation);

    /// <summary>Whether code runs once, from top to bottom: nothing in it loops or can be called.</summary>
    private static bool IsStraight(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        return root.GetLoadDirectives().Count == 0 && root.DescendantNodes().All(node => node is not (
            WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax
            or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax));
    }

    /// <summary>
    /// Optimised machine code throws what the processor finds (an index out of range, an overflow) from a place that has no line.
    /// </summary>
    private static CSharpCompilation WithExactLines(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Debug));

    private static SourceText WithCheckpoints(SourceText file) => WithCheckpoints(Parse(file, "", CancellationToken.None), null);

    private static SourceText WithCheckpoints(SyntaxTree tree, Lazy<SemanticModel>? model) =>
        tree.GetDiagnostics().Any(IsError) ? tree.GetText() : Checkpoints.Insert(tree.GetCompilationUnitRoot(), model);

    private void Append(CSharpCompilation compilation)
    {
        last = compilation;
        added = []; // Those after it have its references.
    }

    private CSharpCompilation Create(SyntaxTree tree, int number) => Bind(Next(number).AddSyntaxTrees(tree));

    // Numbers only grow: what bears a cell's number was begun after the cell before it.
    private CSharpCompilation Next(int number) => added.IsEmpty && next?.AssemblyName == Name(number) ? next : Begin(number);

    private CSharpCompilation Begin(int number) => Bind(CSharpCompilation.CreateScriptCompilation(
        Name(number),
        syntaxTree: null,
        last is null ? References.Default.AddRange(added) : added,
        (last is null ? options : options.WithUsings()).WithScriptClassName($"Submission#{number}"), // Usings are handed on, too.
        last));

    private static CSharpCompilation Bind(CSharpCompilation compilation)
    {
        lock (Binding)
        {
            _ = compilation.Assembly;
        }

        return compilation;
    }

    /// <summary>The assembly of a submission.</summary>
    public static string Name(int number) => $"cell-{number}";

    private Submission Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: FunctionCheckpoints.Options, cancellationToken: cancellation);
        Assembly? assembly = null;
        if (result.Success)
        {
            FunctionCheckpoints.Redirect(image);
            assembly = loader.Load(compilation.AssemblyName!, compilation.SyntaxTrees[^1].FilePath, image, symbols);
        }
        return new Submission(compilation.SyntaxTrees[^1], compilation, result.Diagnostics, assembly);
    }
}
