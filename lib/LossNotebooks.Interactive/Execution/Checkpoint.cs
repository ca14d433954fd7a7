using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNotebooks.Interactive;

/// <summary>
/// Where a cell's code can be stopped: compiled into every loop and function of it. Public because cells call it; nobody types it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Checkpoint
{
    /// <summary>Stacks are looked at in blocks of 64 KB, half of what the runtime calls sufficient.</summary>
    private const int BlockBits = 16;
    private const int Blocks = 256;

    /// <summary>
    /// Numbers of blocks in which functions may go on without looking further: there is room below them, and no cell is to be stopped.
    /// A number's place follows from itself. Outside of the heap the table has a fixed address, which a function compares with at once.
    /// </summary>
    private static readonly nuint* Free = (nuint*)NativeMemory.AllocZeroed(Blocks, (nuint)sizeof(nuint));

    private static volatile int requests;

    /// <summary>Whether checkpoints look at their cells now.</summary>
    internal static bool IsRequested => requests != 0;

    /// <summary>In a loop: goes on, at the cost of reading one field, unless the code's cell has been cancelled. In a browser nothing
    /// could cancel it while it runs, and it costs nothing.</summary>
    /// <exception cref="OperationCanceledException">The cell has been cancelled.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (!OperatingSystem.IsBrowser() && requests != 0)
        {
            ThrowIfCancelled();
        }
    }

    /// <summary>
    /// At the start of a function: also catches a recursion without end, which would otherwise end the process. Named like the runtime's
    /// method that it stands for.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell has been cancelled.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly full.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EnsureSufficientExecutionStack()
    {
        byte here;
        var block = (nuint)(&here) >> BlockBits;
        if (Free[block % Blocks] != block)
        {
            Look(block);
        }
    }

    /// <summary>Makes checkpoints look at their cells from now on.</summary>
    internal static void Request()
    {
        Interlocked.Increment(ref requests);
        Forget();
    }

    /// <summary>Takes back a request.</summary>
    internal static void Release() => Interlocked.Decrement(ref requests);

    /// <summary>Forgets what was seen of stacks: where that of a thread has been, another's may end.</summary>
    internal static void Forget() => new Span<nuint>(Free, Blocks).Clear();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look(nuint block)
    {
        Loop();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Free[block % Blocks] = block;
        Interlocked.MemoryBarrier(); // Whoever requests counts first and forgets then: one of the two sees the other.
        if (requests != 0)
        {
            Free[block % Blocks] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfCancelled() => RunningCell.Current?.Cancellation.ThrowIfCancellationRequested();
}
