using System.Globalization;

namespace LossNotebooks.Engine.Execution;

/// <summary>Lets a cell run until it ends, is interrupted, or has used up its time.</summary>
internal static class CellRunner
{
    /// <summary>A cell that runs reaches a checkpoint by then; one that does not is waiting, or inside a library.</summary>
    private static readonly TimeSpan UntilCheckpoint = TimeSpan.FromMilliseconds(30);

    /// <summary>A cell that waits has been woken and has unwound by then.</summary>
    private static readonly TimeSpan UntilUnwound = TimeSpan.FromSeconds(1);

    /// <summary>Runs work on a thread of the cell's own.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public static async Task<Error?> RunAsync(RunningCell cell, Func<Error?> work, TimeSpan? timeLimit, CancellationToken interrupt)
    {
        if (interrupt.IsCancellationRequested)
            return ErrorReport.Sentence($"{Title(cell)} was interrupted before it started.");
        using var registration = interrupt.UnsafeRegister(static state => ((RunningCell)state!).Cancel(), cell);
        var thread = CellThread.Start(cell, work);
        await Task.WhenAny(thread.Result, Task.Delay(Timeout.Infinite, cell.Cancellation)).ConfigureAwait(false);
        if (!cell.Cancellation.IsCancellationRequested)
            return await thread.Result.ConfigureAwait(false);
        var ended = await StopAsync(thread).ConfigureAwait(false);
        var reason = interrupt.IsCancellationRequested
            ? "was interrupted"
            : string.Create(CultureInfo.InvariantCulture, $"was stopped: it had run for {timeLimit!.Value.TotalSeconds} s, its time limit");
        var rest = ended ? "." : ", but a library that it called cannot be stopped and goes on in the background.";
        return ErrorReport.Sentence($"{Title(cell)} {reason}{rest}");
    }

    private static async Task<bool> StopAsync(CellThread thread)
    {
        Checkpoint.Request();
        _ = thread.Result.ContinueWith(_ => Checkpoint.Release(), TaskScheduler.Default);
        if (await EndedAsync(thread, UntilCheckpoint).ConfigureAwait(false))
            return true;
        thread.Interrupt();
        return await EndedAsync(thread, UntilUnwound).ConfigureAwait(false);
    }

    private static async Task<bool> EndedAsync(CellThread thread, TimeSpan time) =>
        await Task.WhenAny(thread.Result, Task.Delay(time)).ConfigureAwait(false) == thread.Result;

    private static string Title(RunningCell cell) => string.Concat("C", cell.Name.AsSpan(1));
}
