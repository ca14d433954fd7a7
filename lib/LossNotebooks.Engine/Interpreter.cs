using LossNotebooks.Engine.Ahead;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Language;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine;

/// <summary>
/// What a session does on the thread of a cell: runs its sections one after the other, until one fails. That thread waits for what cells
/// await, so that tasks given back here are done; only a page, which has no thread to spare, has to await them.
/// </summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="compiled">The notebook's cells where they were compiled ahead; empty where all need the compiler.</param>
internal sealed partial class Interpreter(string workingDirectory, CompiledNotebook compiled) : ISubmissions
{
    private readonly SubmissionLoader loader = new();
    private AheadCells? ahead;
    private SubmissionChain? chain;
    private PackageSet? packages;
    private LanguageService? languageService;

    public string WorkingDirectory => workingDirectory;

    /// <summary>Answers about code that is being written after the cells that ran.</summary>
    public LanguageService LanguageService => LazyInitializer.EnsureInitialized(ref languageService, () => new LanguageService(Chain));

    /// <summary>The same without Roslyn's services for editors.</summary>
    public NameService NameService => field ??= new NameService(() => Told);

    /// <summary>What the compiler says of code that is being written after the cells that ran.</summary>
    public IReadOnlyList<CodeFault> Faults(string code, CancellationToken cancellation) => Drafts.Faults(Told, code, cancellation);

    /// <summary>The files that are being imported.</summary>
    public HashSet<string> Importing { get; } = [];

    /// <summary>What cells have kept under names.</summary>
    public SharedValues Values => field ??= new SharedValues();

    /// <summary>What the cells so far have declared.</summary>
    public IEnumerable<Variable> Variables => Compilation.Variable.Of(chain is null ? Ahead.States : Ahead.States.Concat(chain.States));

    /// <inheritdoc/>
    public object? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name)?.Value;

    /// <inheritdoc/>
    public Task<Error?> SubmitAsync(RunningCell cell, string code, string? language) =>
        RunAsync(cell, code, cell.Name, language ?? MagicTable.CSharp);

    /// <summary>Works out ahead what the next cell needs, whatever its code is, in steps: one for each cell that ran without the
    /// compiler.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    public bool Prepare()
    {
        if (!Ahead.Declare(Chain, most: 1))
        {
            return false;
        }
        Chain.Prepare();
        return true;
    }

    /// <summary>Whether a cell can't run without the compiler.</summary>
    public bool NeedsCompiler(string? id, string code) => Ahead.Find(id, code) is null;

    private AheadCells Ahead => ahead ??= new AheadCells(compiled, loader);

    // Made when it is first needed: where all cells were compiled ahead, the compiler may not even be there.
    private SubmissionChain Chain => LazyInitializer.EnsureInitialized(
        ref chain, () => new SubmissionChain(workingDirectory, loader, Ahead.Count));

    // The same, told of the cells that ran without the compiler.
    private SubmissionChain Told
    {
        get
        {
            Ahead.Declare(Chain);
            return Chain;
        }
    }

    private PackageSet Packages => packages ??= new PackageSet(workingDirectory);
}
