namespace LossNotebooks.Engine.Execution;

/// <summary>
/// A cell that was started. It flows with the code it starts, tasks and threads included, so that what they write after the cell has
/// ended, or while another cell or another session runs, still belongs to it.
/// </summary>
internal sealed class Cell(int number, DisplayIds displayIds, IOutputSink sink, CancellationToken cancellation)
{
    private static readonly AsyncLocal<Cell?> Flowing = new();
    private readonly Lock gate = new();

    /// <summary>The cell that the running code belongs to; null outside of any.</summary>
    public static Cell? Current => Flowing.Value;

    /// <summary>What diagnostics and stack traces call it.</summary>
    public string Name => $"cell {number}";

    public CancellationToken Cancellation => cancellation;

    public string NewDisplayId() => displayIds.Next();

    /// <summary>Makes this the current cell of the calling thread and of everything that it starts.</summary>
    public void Enter() => Flowing.Value = this;

    public void Write(Output output)
    {
        // An interrupt aborts the thread wherever it is, except in a finally block: a sink is never left half-written.
        try
        {
        }
        finally
        {
            lock (gate)
                sink.Write(output);
        }
    }
}
