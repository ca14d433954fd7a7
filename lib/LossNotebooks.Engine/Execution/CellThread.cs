namespace LossNotebooks.Engine.Execution;

/// <summary>
/// A cell's own thread. It ends when the cell's code sees that it is cancelled at a <see cref="Checkpoint"/>, or when it is interrupted
/// while it waits. (The runtime's ControlledExecution would also end loops inside libraries, but an abort that meets a finally block
/// ends the process, in .NET 10 on Linux with most loops over a list.) A thread for each cell means that one which does not end is simply
/// left behind.
/// </summary>
internal sealed class CellThread
{
    /// <summary>Room for a recursion 100,000 deep; with more, the trace of one that has no end takes ten seconds to write.</summary>
    private const int StackSize = 4 << 20;

    private static readonly Lock Gate = new();
    private static CellThread? prepared;

    private readonly TaskCompletionSource<(RunningCell Cell, Func<Error?> Run)> work = new();
    private readonly TaskCompletionSource<Error?> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;

    private CellThread()
    {
        thread = new Thread(Run, StackSize) { IsBackground = true };
        thread.UnsafeStart();
    }

    /// <summary>What the work returned; what it threw, if it did.</summary>
    public Task<Error?> Result => result.Task;

    /// <summary>Starts the thread of the next cell ahead, because to start one takes 0.3 ms.</summary>
    public static void Prepare()
    {
        lock (Gate)
            prepared ??= new CellThread();
    }

    /// <summary>Starts work for a cell.</summary>
    public static CellThread Start(RunningCell cell, Func<Error?> work)
    {
        CellThread thread;
        lock (Gate)
            (thread, prepared) = (prepared ?? new CellThread(), null);
        thread.work.SetResult((cell, work));
        return thread;
    }

    /// <summary>Ends a wait or a sleep, now or the next.</summary>
    public void Interrupt() => thread.Interrupt();

    private void Run()
    {
        var (cell, run) = work.Task.GetAwaiter().GetResult();
        Thread.CurrentThread.Name = cell.Name;
        cell.Enter();
        try
        {
            result.SetResult(run());
        }
#pragma warning disable CA1031 // A fault of the cell, or of a file that it names, must not end the process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result.SetResult(ErrorReport.Exception(exception));
        }
    }
}
