using System.Globalization;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// A cell's own thread. It ends when the cell's code sees that it is cancelled at a <see cref="Checkpoint"/>, or when it is interrupted
/// while it waits. (The runtime's ControlledExecution would also end loops inside libraries, but an abort that meets a finally block
/// ends the process, in .NET 10 on Linux with most loops over a list.) A thread for each cell means that one which does not end is simply
/// left behind.
/// </summary>
internal sealed class CellThread
{
    /// <summary>Room for a recursion 50,000 deep. An exception that leaves an async one without end is copied at each level: with twice
    /// the room it would take four times as long, 20 seconds.</summary>
    private const int StackSize = 2 << 20;

    private static readonly Lock Gate = new();
    private static CellThread? prepared;

    private readonly TaskCompletionSource<(RunningCell Cell, Func<Task<Error?>> Run)> work = new();

    // Whoever waits goes on at once, on the thread that sets it: the thread pool may be full of what the cell has started.
    private readonly TaskCompletionSource<Error?> result = new();
    private readonly Thread thread;
    private bool isClaimed;

    private CellThread()
    {
        thread = new Thread(Run, StackSize) { IsBackground = true };
        thread.UnsafeStart();
    }

    /// <summary>What the work returned or threw; or what was said in its place by whoever stopped it.</summary>
    public Task<Error?> Result => result.Task;

    /// <summary>Starts the thread of the next cell ahead, because to start one takes 0.3 ms.</summary>
    public static void Prepare()
    {
        if (OperatingSystem.IsBrowser())
        {
            return;
        }
        lock (Gate)
        {
            prepared ??= new CellThread();
        }
    }

    /// <summary>Starts work for a cell.</summary>
    public static CellThread Start(RunningCell cell, Func<Task<Error?>> work)
    {
        CellThread thread;
        lock (Gate)
        {
            (thread, prepared) = (prepared ?? new CellThread(), null);
        }
        thread.work.SetResult((cell, work));
        return thread;
    }

    /// <summary>Takes over to say how the work has ended. Only the first caller may; the thread itself calls when it has ended.</summary>
    public bool Claim() => !Interlocked.Exchange(ref isClaimed, true);

    /// <summary>Says how the work has ended, for whoever has claimed that.</summary>
    public void Complete(Error? error) => result.SetResult(error);

    /// <summary>Ends a wait or a sleep, now or the next. Only for whoever has claimed: else the thread may go on with other work.</summary>
    public void Interrupt() => thread.Interrupt();

    /// <summary>Waits for the end of a thread that somebody has claimed.</summary>
    public bool Join(TimeSpan time) => thread.Join(time);

    private void Run()
    {
        var (cell, run) = work.Task.GetAwaiter().GetResult();
        Thread.CurrentThread.Name = cell.Name;
        var error = RunAsync(cell, run).GetAwaiter().GetResult();
        if (Claim())
        {
            Complete(error);
        }
    }

    /// <summary>Runs work for a cell on the calling thread.</summary>
    public static async Task<Error?> RunAsync(RunningCell cell, Func<Task<Error?>> work)
    {
        // The same outputs in every country, unless a cell asks for another culture: for its own code, or as the default of those after it.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture ?? CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture ?? CultureInfo.InvariantCulture;
        Checkpoint.Forget();
        cell.Enter();
        try
        {
            return await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A fault of the cell, or of a file that it names, must not end the process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ErrorReport.Exception(exception);
        }
    }
}
