using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine;

/// <content>How a cell runs: section by section, with the compiler or without.</content>
internal sealed partial class Interpreter
{
    /// <summary>Runs a cell of the notebook.</summary>
    /// <param name="cell">The cell that it runs for.</param>
    /// <param name="code">The code with its magics.</param>
    /// <param name="id">The id of the notebook's cell that holds the code; null when nobody says.</param>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public Task<Error?> RunCellAsync(RunningCell cell, string code, string? id)
    {
        if (Ahead.Find(id, code) is not { } found)
        {
            Ahead.Edited(id);
            return RunAsync(cell, code, cell.Name);
        }
        Warn(cell, found.Warnings);
        return RunAsync(cell, () => Ahead.RunAsync(found, cell.Name), () => found.HasValue);
    }

    /// <summary>Runs code, or a file that it imports.</summary>
    /// <param name="cell">The cell that it runs for.</param>
    /// <param name="code">The code with its magics.</param>
    /// <param name="source">What places in the code are called.</param>
    /// <param name="language">The magic of code under no magic.</param>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public async Task<Error?> RunAsync(RunningCell cell, string code, string source, string language = MagicTable.CSharp)
    {
        var sections = Section.Split(code, source, language);
        var unknown = sections.FirstOrDefault(section => MagicTable.Find(section.Magic) is null);
        if (unknown is not null)
        {
            return ErrorReport.Sentence(OtherLanguages.Refuse(unknown));
        }
        foreach (var section in sections)
        {
            if (await MagicTable.Find(section.Magic)!.Run(this, cell, section).ConfigureAwait(false) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    /// <summary>Runs a section of C#.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public async Task<Error?> RunCSharpAsync(RunningCell cell, Section section)
    {
        var (code, directives) = PackageDirective.Take(section.Body);
        if (Install(cell, directives) is { } problem)
        {
            return problem;
        }

        cell.StartTimeLimit();
        var submission = Told.Compile(code, section.Source, cell.Cancellation);
        Warn(cell, DiagnosticText.Of(submission.Diagnostics, cell.Name));
        return submission.HasErrors
            ? ErrorReport.Compilation()
            : await RunAsync(cell, () => Chain.RunAsync(submission), submission.HasValue).ConfigureAwait(false);
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
    public static Task<Error?> MoveAsync(RunningCell cell, Func<object?> moved)
    {
        cell.StartTimeLimit();
        return AttemptAsync(cell, () =>
        {
            cell.Write(new ExecuteResult(ValueFormatter.FormatMoved(moved())));
            return Task.CompletedTask;
        });
    }

    private static Task<Error?> RunAsync(RunningCell cell, Func<Task<object?>> code, Func<bool> hasValue) => AttemptAsync(cell, async () =>
    {
        var value = await cell.AwaitAsync(code).ConfigureAwait(false);
        if (value is not DisplayedValue && (value is not null || hasValue()))
        {
            cell.Write(new ExecuteResult(ValueFormatter.Format(value, [])));
        }
    });

    private static async Task<Error?> AttemptAsync(RunningCell cell, Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
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
