using LossNotebooks.Engine.Ahead;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Language;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;
namespace LossNotebooks.Engine;

/// <summary>What a session does on the thread of a cell: runs its sections one after the other, until one fails.</summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="compiled">The notebook's cells where they were compiled ahead; empty where all need the compiler.</param>
internal sealed class Interpreter(string workingDirectory, CompiledNotebook compiled) : ISubmissions
{
    private readonly SubmissionLoader loader = new();
    private AheadCells? ahead;
    private SubmissionChain? chain;
    private PackageSet? packages;
    private LanguageService? languageService;

    public string WorkingDirectory => workingDirectory;

    /// <summary>Answers about code that is being written after the cells that ran.</summary>
    public LanguageService LanguageService => LazyInitializer.EnsureInitialized(ref languageService, () => new LanguageService(Chain));

    /// <summary>The files that are being imported.</summary>
    public HashSet<string> Importing { get; } = [];

    /// <summary>What cells have kept under names.</summary>
    public SharedValues Values => field ??= new SharedValues();

    /// <summary>What the cells so far have declared.</summary>
    public IEnumerable<Variable> Variables => Compilation.Variable.Of(chain is null ? Ahead.States : Ahead.States.Concat(chain.States));

    /// <inheritdoc/>
    public object? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name)?.Value;

    /// <inheritdoc/>
    public Error? Submit(RunningCell cell, string code, string? language) => Run(cell, code, cell.Name, language ?? MagicTable.CSharp);

    /// <summary>Works out ahead what the next cell needs, whatever its code is.</summary>
    public void Prepare()
    {
        Ahead.Declare(Chain);
        Chain.Prepare();
    }

    /// <summary>Whether a cell can't run without the compiler.</summary>
    public bool NeedsCompiler(string? id, string code) => Ahead.Find(id, code) is null;

    private AheadCells Ahead => ahead ??= new AheadCells(compiled, loader);

    // Made when it is first needed: where all cells were compiled ahead, the compiler may not even be there.
    private SubmissionChain Chain => LazyInitializer.EnsureInitialized(
        ref chain, () => new SubmissionChain(workingDirectory, loader, Ahead.Count));

    private PackageSet Packages => packages ??= new PackageSet(workingDirectory);

    /// <summary>Runs a cell of the notebook.</summary>
    /// <param name="cell">The cell that it runs for.</param>
    /// <param name="code">The code with its magics.</param>
    /// <param name="id">The id of the notebook's cell that holds the code; null when nobody says.</param>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public Error? RunCell(RunningCell cell, string code, string? id)
    {
        if (Ahead.Find(id, code) is not { } found)
        {
            Ahead.Edited(id);
            return Run(cell, code, cell.Name);
        }
        Warn(cell, found.Warnings);
        return Run(cell, () => Ahead.RunAsync(found, cell.Name), () => found.HasValue);
    }

    /// <summary>Runs code, or a file that it imports.</summary>
    /// <param name="cell">The cell that it runs for.</param>
    /// <param name="code">The code with its magics.</param>
    /// <param name="source">What places in the code are called.</param>
    /// <param name="language">The magic of code under no magic.</param>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public Error? Run(RunningCell cell, string code, string source, string language = MagicTable.CSharp)
    {
        var sections = Section.Split(code, source, language);
        var unknown = sections.FirstOrDefault(section => MagicTable.Find(section.Magic) is null);
        if (unknown is not null)
        {
            return ErrorReport.Sentence(OtherLanguages.Refuse(unknown));
        }
        return sections
            .Select(section => MagicTable.Find(section.Magic)!.Run(this, cell, section))
            .FirstOrDefault(error => error is not null);
    }

    /// <summary>Runs a section of C#.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public Error? RunCSharp(RunningCell cell, Section section)
    {
        var (code, directives) = PackageDirective.Take(section.Body);
        if (Install(cell, directives) is { } problem)
        {
            return problem;
        }

        cell.StartTimeLimit();
        Ahead.Declare(Chain);
        var submission = Chain.Compile(code, section.Source, cell.Cancellation);
        Warn(cell, DiagnosticText.Of(submission.Diagnostics, cell.Name));
        return submission.HasErrors
            ? ErrorReport.Compilation()
            : Run(cell, () => Chain.RunAsync(submission), submission.HasValue);
    }

    private Error? Install(RunningCell cell, IReadOnlyList<PackageDirective> directives)
    {
        if (directives.Count == 0)
        {
            return null;
        }
        if (OperatingSystem.IsBrowser())
        {
            return ErrorReport.Sentence("Packages can't be added on a page: download the notebook, and run it in Jupyter or VS Code.");
        }
        try
        {
            var added = Packages.Add(directives, cell.Cancellation);
            Chain.Add(added.References);
            PackageReport.Write(cell, added);
            NotebookExtensions.Load(this, cell, added.New);
            return null;
        }
        catch (UserException exception)
        {
            return ErrorReport.Sentence(exception.Message);
        }
    }

    private static void Warn(RunningCell cell, string warnings)
    {
        if (warnings.Length > 0)
        {
            cell.Write(new Stream(Stream.StandardError, warnings));
        }
    }

    /// <summary>Shows what a value has become that a reader moves.</summary>
    /// <param name="cell">What it runs for.</param>
    /// <param name="moved">Computes it.</param>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public static Error? Move(RunningCell cell, Func<object?> moved)
    {
        cell.StartTimeLimit();
        return Attempt(cell, () => cell.Write(new ExecuteResult(ValueFormatter.FormatMoved(moved()))));
    }

    private static Error? Run(RunningCell cell, Func<Task<object?>> code, Func<bool> hasValue) => Attempt(cell, () =>
    {
        var value = cell.Await(code);
        if (value is not DisplayedValue && (value is not null || hasValue()))
        {
            cell.Write(new ExecuteResult(ValueFormatter.Format(value, [])));
        }
    });

    private static Error? Attempt(RunningCell cell, Action action)
    {
        try
        {
            action();
            return null;
        }
#pragma warning disable CA1031 // Whatever a cell throws is its output.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            cell.Cancellation.ThrowIfCancellationRequested();
            return ErrorReport.Exception(exception);
        }
    }
}
