using LossNotebooks.Interactive;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value on show, which any later cell can replace. .NET Interactive has it in this namespace.</summary>
public sealed class DisplayedValue
{
    private readonly Func<object?, MimeBundle> format;

    internal DisplayedValue(object? value, Func<object?, MimeBundle> format)
    {
        this.format = format;
        DisplayId = Kernel.Cell.NewDisplayId();
        Kernel.Cell.Write(new DisplayData(format(value), DisplayId));
    }

    /// <summary>Tells this display from the session's others.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in place of this one, in the way that this one was shown.</summary>
    /// <param name="updatedValue">The new value.</param>
    public void Update(object? updatedValue) => Kernel.Cell.Write(new UpdateDisplayData(format(updatedValue), DisplayId));
}
