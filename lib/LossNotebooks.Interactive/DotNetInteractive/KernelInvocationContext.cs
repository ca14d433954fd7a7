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

#pragma warning disable CA1822 // The calls are those of .NET Interactive, which are made on the context.
    /// <summary>Shows a value among the outputs of the cell.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; none for those that its type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Shows a text as content of a mime type.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">For example <c>text/html</c> or <c>text/markdown</c>.</param>
    /// <returns>The display, which can be updated with another text.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType) => value.DisplayAs(mimeType);
#pragma warning restore CA1822
}
