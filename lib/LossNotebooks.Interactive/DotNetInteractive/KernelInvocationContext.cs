using LossNotebooks.Interactive;


namespace Microsoft.DotNet.Interactive;

/// <summary>What a cell can know of its own run, under .NET Interactive's name.</summary>
public sealed class KernelInvocationContext
{
    private KernelInvocationContext(CancellationToken cancellationToken) => CancellationToken = cancellationToken;

    /// <summary>The run of the cell that the calling code belongs to; null outside of cells.</summary>
    public static KernelInvocationContext? Current => RunningCell.Current is { } cell ? new(cell.Cancellation) : null;

    /// <summary>Cancelled when the cell is interrupted or has used up its time: pass it on to whatever takes one.</summary>
    public CancellationToken CancellationToken { get; }
}
