using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Language;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;
namespace LossNotebooks.Engine;

/// <summary>What a session does on the thread of a cell: runs its sections one after the other, until one fails.</summary>
internal sealed class Interpreter(string workingDirectory) : ISubmissions
{
    private readonly SubmissionChain chain = new(workingDirectory);
    private readonly PackageSet packages = new(workingDirectory);
    private LanguageService? languageService;

    public string WorkingDirectory => workingDirectory;

    /// <summary>Answers about code that is being written after the cells that ran.</summary>
    public LanguageService LanguageService => LazyInitializer.EnsureInitialized(ref languageService, () => new LanguageService(chain));

    /// <summary>The files that are being imported.</summary>
    public HashSet<string> Importing { get; } = [];

    /// <summary>What cells have kept under names.</summary>
    public SharedValues Values { get; } = new();

    /// <summary>What the cells so far have declared.</summary>
    public IEnumerable<Variable> Variables => chain.Variables;

    /// <inheritdoc/>
    public object? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name)?.Value;

    /// <inheritdoc/>
    public Error? Submit(RunningCell cell, string code, string? language) => Run(cell, code, cell.Name, language ?? MagicTable.CSharp);

    /// <summary>Works out ahead what the next cell needs, whatever its code is.</summary>
    public void Prepare() => chain.Prepare();

    /// <summary>Runs a cell, or a file that it imports.</summary>
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
        var submission = chain.Compile(code, section.Source, cell.Cancellation);
        ErrorReport.WriteDiagnostics(cell, submission.Diagnostics);
        return submission.HasErrors ? ErrorReport.Compilation() : Run(cell, submission);
    }

    private Error? Install(RunningCell cell, IReadOnlyList<PackageDirective> directives)
    {
        if (directives.Count == 0)
        {
            return null;
        }
        try
        {
            var added = packages.Add(directives, cell.Cancellation);
            chain.Add(added.References);
            PackageReport.Write(cell, added);
            NotebookExtensions.Load(this, cell, added.New);
            return null;
        }
        catch (PackageException exception)
        {
            return ErrorReport.Sentence(exception.Message);
        }
    }

    private Error? Run(RunningCell cell, Submission submission)
    {
        try
        {
            var value = cell.Await(() => chain.RunAsync(submission));
            if (value is not DisplayedValue && (value is not null || submission.HasValue()))
            {
                cell.Write(new ExecuteResult(ValueFormatter.Format(value, [])));
            }

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
