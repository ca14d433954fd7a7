using System.Collections.Concurrent;

namespace LossNotebooks.Running;

/// <summary>
/// Runs notebooks in worker processes, as many at a time as there are cores: whatever a cell does to its process, or leaves behind in it,
/// no other notebook notices.
/// </summary>
/// <param name="program">The workers' program.</param>
/// <param name="options">How notebooks are run.</param>
public sealed class Supervisor(WorkerProgram program, RunOptions options)
{
    /// <summary>Runs notebooks, each in its own folder.</summary>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="then">
    /// What to do with each, as it was read and as it was executed, as soon as it has ended and while others run; a
    /// <see cref="UserException"/> of it counts as the notebook's failure.
    /// </param>
    /// <param name="progress">Hears of every cell that has ended.</param>
    /// <param name="cancellation">Stops all of them at once.</param>
    /// <returns>How each went, in the order given.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; no worker is left.</exception>
    public async Task<IReadOnlyList<RunResult>> RunAllAsync(
        IReadOnlyList<Notebook> notebooks,
        Action<Notebook, Notebook>? then = null,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var waiting = new ConcurrentQueue<Notebook>(notebooks);
        var results = new ConcurrentDictionary<Notebook, RunResult>();
        async Task RunInTurnAsync()
        {
            using var workers = new WorkerSeat(program, options);
            while (waiting.TryDequeue(out var notebook))
            {
                results[notebook] = await ResultAsync(notebook, workers, then, progress, cancellation);
            }
        }
        var seats = Math.Min(Environment.ProcessorCount, notebooks.Count);
        await Task.WhenAll(Enumerable.Range(0, seats).Select(_ => Task.Run(RunInTurnAsync, cancellation)));
        return [.. notebooks.Select(notebook => results[notebook])];
    }

    private static async Task<RunResult> ResultAsync(
        Notebook notebook, WorkerSeat workers, Action<Notebook, Notebook>? then,
        IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var executed = await workers.RunAsync(notebook, progress, cancellation);
            then?.Invoke(notebook, executed);
            return new(notebook, executed, null);
        }
        catch (UserException failure)
        {
            return new(notebook, null, failure.Message);
        }
    }
}
