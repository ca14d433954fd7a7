using LossNotebooks.Interactive;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value on show, which any later cell can replace.</summary>
public sealed class DisplayedValue
{
    private readonly Func<object?, MimeBundle> format;
    private readonly string displayId;

    internal DisplayedValue(object? value, Func<object?, MimeBundle> format)
    {
        this.format = format;
        displayId = Kernel.Cell.NewDisplayId();
        Kernel.Cell.Write(new DisplayData(format(value), displayId));
    }

    /// <summary>Shows another value in place of this one, in the way that this one was shown.</summary>
    /// <param name="updatedValue">The new value.</param>
    public void Update(object? updatedValue) => Kernel.Cell.Write(new UpdateDisplayData(format(updatedValue), displayId));
}
