using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossNotebooks.Interactive;

/// <summary>
/// Where a cell's code can be stopped: compiled into every loop and function of it. Public because cells call it; nobody types it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    private static volatile int requests;

    /// <summary>In a loop: goes on, at the cost of reading one field, unless the code's cell has been cancelled.</summary>
    /// <exception cref="OperationCanceledException">The cell has been cancelled.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (requests != 0)
            ThrowIfCancelled();
    }

    /// <summary>At the start of a function: also catches a recursion without end, which would otherwise end the process.</summary>
    /// <exception cref="OperationCanceledException">The cell has been cancelled.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly full.</exception>
    public static void Function()
    {
        Loop();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>Makes checkpoints look at their cells from now on.</summary>
    internal static void Request() => Interlocked.Increment(ref requests);

    /// <summary>Takes back a request.</summary>
    internal static void Release() => Interlocked.Decrement(ref requests);

    private static void ThrowIfCancelled() => RunningCell.Current?.Cancellation.ThrowIfCancellationRequested();
}
