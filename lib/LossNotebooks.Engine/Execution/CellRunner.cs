using System.Globalization;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// Lets a cell run until it ends, is interrupted, or has used up its time. Nothing here waits for the thread pool, which the cell may have
/// filled.
/// </summary>
internal static class CellRunner
{
    /// <summary>A cell that runs reaches a checkpoint by then; one that does not is waiting, or inside a library.</summary>
    private static readonly TimeSpan UntilCheckpoint = TimeSpan.FromMilliseconds(30);

    /// <summary>A cell that waits has been woken and has unwound by then.</summary>
    private static readonly TimeSpan UntilUnwound = TimeSpan.FromSeconds(1);

    /// <summary>Runs work on a thread of the cell's own; in a browser, which has one thread, on that.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public static async Task<Error?> RunAsync(RunningCell cell, Func<Task<Error?>> work, CancellationToken interrupt)
    {
        if (interrupt.IsCancellationRequested)
        {
            return ErrorReport.Sentence($"{Title(cell)} was interrupted before it started.");
        }
        if (OperatingSystem.IsBrowser())
        {
            return await CellThread.RunAsync(cell, work).ConfigureAwait(false); // Who stops a cell there ends the worker that runs it.
        }
        var thread = CellThread.Start(cell, work);
        cell.TimeIsUp += limit => Stop(cell, thread, OutOfTime(limit));
        using var registration = interrupt.UnsafeRegister(_ => Stop(cell, thread, "was interrupted"), null);
        return await thread.Result.ConfigureAwait(false);
    }

    private static void Stop(RunningCell cell, CellThread thread, string reason)
    {
        if (thread.Claim())
        {
            Background(() => StopNow(cell, thread, reason));
        }
    }

    private static void StopNow(RunningCell cell, CellThread thread, string reason)
    {
        cell.Cancel();
        Checkpoint.Request();
        var ended = thread.Join(UntilCheckpoint);
        if (!ended)
        {
            thread.Interrupt();
            ended = thread.Join(UntilUnwound);
        }
        Checkpoint.Release();
        if (!ended || cell.IsCodeRunning)
        {
            Background(() => StopLater(cell, thread));
        }
        var rest = ended ? "." : ", but a library that it called cannot be stopped and goes on in the background.";
        thread.Complete(ErrorReport.Sentence($"{Title(cell)} {reason}{rest}"));
    }

    /// <summary>
    /// Stops what comes back from a library, or in the thread pool from a wait. While checkpoints look at their cells, all code is slower:
    /// so they do for a moment only, and again after ever longer pauses.
    /// </summary>
    private static void StopLater(RunningCell cell, CellThread thread)
    {
        var pause = UntilUnwound;
        while (GoesOn(cell, thread, pause))
        {
            Checkpoint.Request();
            Thread.Sleep(UntilCheckpoint);
            Checkpoint.Release();
            pause = TimeSpan.FromSeconds(Math.Min(2 * pause.TotalSeconds, 60));
        }
    }

    // A thread that has ended may have left code of the cell in the thread pool: then nothing but time is to be waited for.
    private static bool GoesOn(RunningCell cell, CellThread thread, TimeSpan pause)
    {
        if (!thread.Join(pause))
        {
            return true;
        }
        if (cell.IsCodeRunning)
        {
            Thread.Sleep(pause);
        }
        return cell.IsCodeRunning;
    }

    private static void Background(Action work) => new Thread(() => work()) { IsBackground = true }.UnsafeStart();

    private static string OutOfTime(TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"was stopped: it had run for {limit.TotalSeconds} s, its time limit");

    private static string Title(RunningCell cell) => string.Concat("C", cell.Name.AsSpan(1));
}
