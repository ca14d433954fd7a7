using System.Text.RegularExpressions;
using LossNotebooks.Engine;

namespace LossNotebooks.Running;

/// <summary>Executes notebooks from top to bottom.</summary>
/// <param name="timeLimit">How long one cell may take.</param>
public sealed partial class NotebookRunner(TimeSpan timeLimit)
{
    /// <summary>Executes all code cells of a notebook in a session of their own; <c>#r</c> and <c>#load</c> start in the notebook's folder.</summary>
    /// <returns>A copy of the notebook with the new outputs; the notebook itself and its file stay as they are.</returns>
    /// <exception cref="UserException">A cell failed that is not tagged <c>raises-exception</c>; the message says which, on which line, and why.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Notebook> RunAsync(Notebook notebook, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var executed = notebook.Copy();
        var cells = executed.CodeCells.ToList();
        progress?.Report(new(notebook, 0, cells.Count));

        using var session = new Session(notebook.Folder) { TimeLimit = timeLimit };
        var recorder = new OutputRecorder();
        var outputs = new List<OutputRecorder.CellOutputs>();
        foreach (var (index, cell) in cells.Index())
        {
            outputs.Add(recorder.Cell(index + 1));
            var succeeded = await session.RunAsync(Code(cell), outputs[^1], cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (!succeeded && !cell.Tags.Contains("raises-exception")) throw new UserException(Failure(notebook, index + 1, outputs[^1]));
            progress?.Report(new(notebook, index + 1, cells.Count));
        }
        // Only now: a later cell may have updated the display of an earlier one.
        foreach (var (index, cell) in cells.Index()) cell.Store(outputs[index].ToJson(), index + 1);
        return executed;
    }

    /// <summary>
    /// Executes several notebooks side by side, as many at a time as there are cores. A process has one current directory: notebooks of another folder wait until
    /// those of the first have ended, so that files which cells open themselves are found beside their notebook.
    /// </summary>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="then">What to do with each as soon as it has been executed, while others still run; a <see cref="UserException"/> of it counts as the notebook's failure.</param>
    /// <param name="progress">Hears of every cell that has ended.</param>
    /// <param name="cancellation">Stops all of them at once.</param>
    /// <returns>How each went, in the order given.</returns>
    public async Task<IReadOnlyList<RunResult>> RunAllAsync(
        IReadOnlyList<Notebook> notebooks, Action<Notebook>? then = null, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var results = new Dictionary<Notebook, RunResult>();
        var start = Environment.CurrentDirectory;
        try
        {
            foreach (var folder in notebooks.GroupBy(notebook => notebook.Folder))
            {
                Environment.CurrentDirectory = folder.Key;
                await Parallel.ForEachAsync(folder, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                    async (notebook, stop) =>
                    {
                        var result = await ResultAsync(notebook, then, progress, stop);
                        lock (results) results.Add(notebook, result);
                    });
            }
        }
        finally
        {
            Environment.CurrentDirectory = start;
        }
        return [.. notebooks.Select(notebook => results[notebook])];
    }

    private async Task<RunResult> ResultAsync(Notebook notebook, Action<Notebook>? then, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var executed = await RunAsync(notebook, progress, cancellation);
            then?.Invoke(executed);
            return new(notebook, executed, null);
        }
        catch (UserException failure)
        {
            return new(notebook, null, failure.Message);
        }
    }

    private static string Code(Cell cell) => cell.Language == "csharp" ? cell.Source : $"#!{cell.Language}\n{cell.Source}";

    private static string Failure(Notebook notebook, int number, OutputRecorder.CellOutputs outputs)
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
