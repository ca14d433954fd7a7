using LossNotebooks.Engine;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value on show, which any later cell can replace.</summary>
public sealed class DisplayedValue
{
    private readonly string displayId;
    private readonly string[] mimeTypes;

    private DisplayedValue(string displayId, string[] mimeTypes) => (this.displayId, this.mimeTypes) = (displayId, mimeTypes);

    /// <summary>Shows another value in place of this one, in the same mime types if they were named.</summary>
    /// <param name="updatedValue">The new value; a text is taken as content of the mime type that was named.</param>
    public void Update(object? updatedValue)
    {
        var data = updatedValue is string text && mimeTypes.Length > 0
            ? MimeBundle.Of(mimeTypes.Select(mimeType => (mimeType, text)))
            : ValueFormatter.Format(updatedValue, mimeTypes);
        RunningCell().Write(new UpdateDisplayData(data, displayId));
    }

    internal static DisplayedValue Show(MimeBundle data, string[] mimeTypes)
    {
        var cell = RunningCell();
        var displayId = cell.NewDisplayId();
        cell.Write(new DisplayData(data, displayId));
        return new DisplayedValue(displayId, mimeTypes);
    }

    private static Cell RunningCell() => Cell.Current ?? throw new InvalidOperationException("A value can only be displayed by code that a cell has started.");
}
