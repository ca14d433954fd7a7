using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace LossNotebooks;

/// <summary>Shows a value as the text that it says of itself. The HTML is for when it stands inside another value's table.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class TextFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Plain, value => value.ToString() ?? ""),
        new(TypeFormatter.Html, value => WebUtility.HtmlEncode(value.ToString() ?? "")),
    ];
}
