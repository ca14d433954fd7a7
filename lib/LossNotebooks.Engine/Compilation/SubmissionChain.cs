using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Compilation;

/// <summary>The cells that ran so far, each compiled as a script submission that sees those before it.</summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="loader">Takes the code of those that run.</param>
/// <param name="before">How many numbers of submissions belong to cells that were compiled ahead.</param>
internal sealed class SubmissionChain(string workingDirectory, SubmissionLoader loader, int before)
{
    private readonly Compilations compilations = new(workingDirectory);
    private readonly SubmissionStates states = new();
    private ImmutableArray<MetadataReference> added = [];
    private CSharpCompilation? last;
    private CSharpCompilation? next;
    private int compiled = before;

    /// <summary>Compiles a cell after the cells that ran; nothing changes until it <see cref="RunAsync">runs</see>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Submission Compile(string code, string path, CancellationToken cancellation)
    {
        var number = ++compiled;
        var tree = ScriptSyntax.Parse(code, path, cancellation);
        var model = new Lazy<SemanticModel>(() => Create(tree, number).GetSemanticModel(tree));
        var compiling = Create(ScriptSyntax.Parse(Checkpoints.Insert(tree, model), path, cancellation), number);
        var stoppable = Emit(number, ScriptSyntax.IsStraight(tree) ? Compilations.WithExactLines(compiling) : compiling, cancellation);
        if (!stoppable.Diagnostics.Any(IsShown))
        {
            return stoppable with { Written = tree };
        }
        // What is said is said of the code as it was written; of code with syntax errors nothing else can be said.
        var compilation = compilations.AsWritten(Create(tree, number));
        var syntax = compilation.GetParseDiagnostics(cancellation);
        return syntax.Any(ScriptSyntax.IsError) ? new Submission(tree, compilation, syntax, null)
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
            ? loader.Load(submission.Compilation.SyntaxTrees[^1].FilePath, code)(states.Array)
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
        var declared = Create(ScriptSyntax.Parse(code), number);
        if (declared.GetDiagnostics().FirstOrDefault(ScriptSyntax.IsError) is { } error)
        {
            throw new InvalidOperationException($"Code cell {number} ran, but the compiler does not understand it here: {error}");
        }
        Append(declared);
        return states.Add();
    }

    /// <summary>Sets the state of a cell that ran without the compiler.</summary>
    public void SetState(int slot, object? state)
    {
        states.Set(slot, state);
    }

    /// <summary>Works out ahead to which assemblies the next cell is bound, which does not depend on its code.</summary>
    public void Prepare() => next = Next(compiled + 1);

    /// <summary>
    /// Makes a cell part of the chain for the compiler only: what it declares is known, but it never runs. One that does not compile is no
    /// part, as when cells run: the compiler takes no other after it.
    /// </summary>
    public CSharpCompilation Declare(string code)
    {
        var declared = Create(ScriptSyntax.Parse(code), ++compiled);
        if (!declared.GetDiagnostics().Any(ScriptSyntax.IsError))
        {
            Append(declared);
        }
        return declared;
    }

    /// <summary>The compilation of code that is being written, also while a cell runs.</summary>
    public CSharpCompilation Draft(string code) => Create(ScriptSyntax.Parse(code), compiled + 1);

    /// <summary>Makes assemblies known to the cells from the next one on.</summary>
    public void Add(IEnumerable<MetadataReference> references) => added = added.AddRange(references);

    /// <summary>The cells that ran, also while another runs.</summary>
    public ImmutableArray<Submission> Ran { get; private set; } = [];

    /// <summary>The states of the cells that ran, in their order.</summary>
    public IReadOnlyList<object?> States => states.Array;

    private static bool IsShown(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private void Append(Submission submission)
    {
        Append(submission.Compilation);
        if (submission.Code is not null)
        {
            states.Add();
        }
    }

    private void Append(CSharpCompilation compilation)
    {
        last = compilation;
        added = []; // Those after it have its references.
    }

    private CSharpCompilation Create(SyntaxTree tree, int number) => Compilations.Bind(Next(number).AddSyntaxTrees(tree));

    // Numbers only grow: what bears a cell's number was begun after the cell before it.
    private CSharpCompilation Next(int number) =>
        added.IsEmpty && next?.AssemblyName == SubmissionNames.Assembly(number) ? next : compilations.Begin(number, last, added);

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
