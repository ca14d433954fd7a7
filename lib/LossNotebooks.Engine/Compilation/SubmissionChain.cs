using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The cells that ran so far, each compiled as a script submission that sees those before it.</summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="loader">Takes the code of those that run.</param>
/// <param name="before">How many numbers of submissions belong to cells that were compiled ahead.</param>
internal sealed class SubmissionChain(string workingDirectory, SubmissionLoader loader, int before)
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
        sourceReferenceResolver: new SourceResolver(workingDirectory, WithCheckpoints));

    private readonly SourceResolver written = new(workingDirectory, text => text);

    private ImmutableArray<MetadataReference> added = [];
    private CSharpCompilation? last;
    private CSharpCompilation? next;
    private object?[] states = new object?[64];
    private int compiled = before;
    private int slots;

    /// <summary>Compiles a cell after the cells that ran; nothing changes until it <see cref="RunAsync">runs</see>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Submission Compile(string code, string path, CancellationToken cancellation)
    {
        var number = ++compiled;
        var tree = Parse(code, path, cancellation);
        var model = new Lazy<SemanticModel>(() => Create(tree, number).GetSemanticModel(tree));
        var compiling = Create(Parse(WithCheckpoints(tree, model), path, cancellation), number);
        var stoppable = Emit(number, IsStraight(tree) ? WithExactLines(compiling) : compiling, cancellation);
        if (!stoppable.Diagnostics.Any(IsShown))
        {
            return stoppable with { Written = tree };
        }
        // What is said is said of the code as it was written; of code with syntax errors nothing else can be said.
        var compilation = Create(tree, number);
        compilation = compilation.WithOptions(compilation.Options.WithSourceReferenceResolver(written));
        var syntax = compilation.GetParseDiagnostics(cancellation);
        return syntax.Any(IsError) ? new Submission(tree, compilation, syntax, null)
            : stoppable.Code is null ? Emit(number, compilation, cancellation)
            : stoppable with { Written = tree, Diagnostics = compilation.GetDiagnostics(cancellation) };
    }

    /// <summary>
    /// Runs a compiled cell; from now on it is part of the chain, even if it throws: what it had declared until then stays.
    /// </summary>
    public Task<object?> RunAsync(Submission submission)
    {
        Append(submission);
        loader.Cell = RunningCell.Current;
        Ran = Ran.Add(submission);
        return submission.Code is { } code
            ? loader.Load(submission.Compilation.SyntaxTrees[^1].FilePath, code)(states)
            : Task.FromResult<object?>(null);
    }

    /// <summary>Compiles a cell that nobody runs now; if it can be run, it is part of the chain.</summary>
    public Submission CompileAhead(string code, string path, int number)
    {
        compiled = number - 1;
        var submission = Compile(code, path, CancellationToken.None);
        if (!submission.HasErrors)
        {
            Append(submission);
        }
        return submission;
    }

    /// <summary>Makes a cell that ran without the compiler part of the chain. It has code, and no errors.</summary>
    /// <returns>Where its state stands, which is to be <see cref="SetState">set</see>.</returns>
    public int Declare(string code, int number)
    {
        var declared = Create(Parse(code, "", CancellationToken.None), number);
        if (declared.GetDiagnostics().FirstOrDefault(IsError) is { } error)
        {
            throw new InvalidOperationException($"Code cell {number} ran, but the compiler does not understand it here: {error}");
        }
        Append(declared);
        return ++slots;
    }

    /// <summary>Sets the state of a cell that ran without the compiler.</summary>
    public void SetState(int slot, object? state)
    {
        MakeRoom(slot);
        states[slot] = state;
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

    /// <summary>The states of the cells that ran, in their order.</summary>
    public IReadOnlyList<object?> States => states;

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

    private void Append(Submission submission)
    {
        Append(submission.Compilation);
        MakeRoom(slots += submission.Code is null ? 0 : 1);
    }

    private void MakeRoom(int slot)
    {
        if (slot >= states.Length)
        {
            Array.Resize(ref states, 2 * slot);
        }
    }

    private void Append(CSharpCompilation compilation)
    {
        last = compilation;
        added = []; // Those after it have its references.
    }

    private CSharpCompilation Create(SyntaxTree tree, int number) => Bind(Next(number).AddSyntaxTrees(tree));

    // Numbers only grow: what bears a cell's number was begun after the cell before it.
    private CSharpCompilation Next(int number) =>
        added.IsEmpty && next?.AssemblyName == SubmissionNames.Assembly(number) ? next : Begin(number);

    private CSharpCompilation Begin(int number) => Bind(CSharpCompilation.CreateScriptCompilation(
        SubmissionNames.Assembly(number),
        syntaxTree: null,
        last is null ? References.Default.AddRange(added) : added,
        (last is null ? options : options.WithUsings()).WithScriptClassName(SubmissionNames.Type(number)), // Usings are handed on, too.
        last));

    private static CSharpCompilation Bind(CSharpCompilation compilation)
    {
        lock (Binding)
        {
            _ = compilation.Assembly;
        }

        return compilation;
    }

    private Submission Emit(int number, CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: FunctionCheckpoints.Options, cancellationToken: cancellation);
        if (!result.Success)
        {
            return new Submission(compilation.SyntaxTrees[^1], compilation, result.Diagnostics, null);
        }
        FunctionCheckpoints.Redirect(image);
        var code = new CellCode(number, image.ToArray(), symbols.ToArray());
        return new Submission(compilation.SyntaxTrees[^1], compilation, result.Diagnostics, code);
    }
}
