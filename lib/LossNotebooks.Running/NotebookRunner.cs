using System.Text.RegularExpressions;
using LossNotebooks.Engine;

namespace LossNotebooks.Running;

/// <summary>Executes notebooks from top to bottom, in this process.</summary>
/// <param name="options">How they are run.</param>
public sealed partial class NotebookRunner(RunOptions options)
{
    /// <summary>What notebooks of C# call their language; the last is what Polyglot Notebooks writes into all of its own.</summary>
    private static readonly string[] CSharp = ["C#", "csharp", "polyglot-notebook"];

    /// <summary>Executes all code cells of a notebook in a session of their own; <c>#r</c> and <c>#load</c> start in the notebook's
    /// folder.</summary>
    /// <returns>A copy of the notebook with the new outputs; the notebook itself and its file stay as they are.</returns>
    /// <exception cref="UserException">
    /// A cell failed that is not tagged <c>raises-exception</c>; the message says which, on which line, and why. Or the notebook is of
    /// another language.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Notebook> RunAsync(
        Notebook notebook, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (!CSharp.Contains(notebook.Language, StringComparer.OrdinalIgnoreCase))
        {
            throw new UserException($"{notebook.FileName} is a notebook of {notebook.Language}, and only those of C# run here.");
        }
        var executed = notebook.Copy();
        var cells = executed.CodeCells.ToList();
        progress?.Report(new(notebook, 0, cells.Count));

        using var session = new Session(notebook.Folder) { TimeLimit = options.TimeLimit };
        var recorder = new OutputRecorder();
        var outputs = new List<OutputRecorder.RecordedOutputs>();
        foreach (var (index, cell) in cells.Index())
        {
            outputs.Add(recorder.Cell(index + 1));
            var succeeded = await session.RunAsync(Code(cell), outputs[^1], cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (!succeeded && !options.AllowErrors && !cell.Tags.Contains("raises-exception"))
            {
                throw new UserException(Failure(notebook, index + 1, outputs[^1]));
            }
            progress?.Report(new(notebook, index + 1, cells.Count));
        }
        // Only now: a later cell may have updated the display of an earlier one.
        foreach (var (index, cell) in cells.Index())
        {
            cell.Store(outputs[index].ToJson(), index + 1);
        }
        return executed;
    }

    private static string Code(Cell cell) => cell.Language == "csharp" ? cell.Source : $"#!{cell.Language}\n{cell.Source}";

    private static string Failure(Notebook notebook, int number, OutputRecorder.RecordedOutputs outputs)
    {
        var error = outputs.Error;
        var compiler = Diagnostic().Match(string.Concat(outputs.ToJson().Select(output => output!["text"]?.ToString())));
        var frame = Frame(number).Match(string.Join('\n', error?.Traceback ?? []));
        var (line, what) = error is { Value: "compilation error" } && compiler.Success
            ? (compiler.Groups["line"].Value, compiler.Groups["what"].Value)
            : (frame.Groups["line"].Value, (error?.Value ?? "it failed").Split('\n')[0]);
        return $"{notebook.FileName}, code cell {number}{(line.Length > 0 ? $", line {line}" : "")}: {what}";
    }

    [GeneratedRegex(@"\((?<line>\d+),\d+\): error (?<what>CS.*)")]
    private static partial Regex Diagnostic();

    private static Regex Frame(int number) => new($@"\bcell {number}, line (?<line>\d+)");
}
