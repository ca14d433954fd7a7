namespace LossNotebooks.Engine.Execution;

/// <summary>
/// A cell's own thread. It ends when the cell's code sees that it is cancelled at a <see cref="Checkpoint"/>, or when it is interrupted
/// while it waits. (The runtime's ControlledExecution would also end loops inside libraries, but an abort that meets a finally block
/// ends the process, in .NET 10 on Linux with most loops over a list.) A new thread for each cell costs 0.1 ms and means
/// that one which does not end is simply left behind.
/// </summary>
internal sealed class CellThread
{
    /// <summary>Room for a recursion 100,000 deep; with more, the trace of one that has no end takes ten seconds to write.</summary>
    private const int StackSize = 4 << 20;

    private readonly TaskCompletionSource<Error?> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;

    /// <summary>Starts work for a cell.</summary>
    public CellThread(Cell cell, Func<Error?> work)
    {
        thread = new Thread(Run, StackSize) { IsBackground = true, Name = cell.Name };
        thread.UnsafeStart();

        void Run()
        {
            cell.Enter();
            try
            {
                result.SetResult(work());
            }
#pragma warning disable CA1031 // A fault of the cell, or of a file that it names, must not end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                result.SetResult(ErrorReport.Exception(exception));
            }
        }
    }

    /// <summary>What the work returned; what it threw, if it did.</summary>
    public Task<Error?> Result => result.Task;

    /// <summary>Ends a wait or a sleep, now or the next.</summary>
    public void Interrupt() => thread.Interrupt();
}
