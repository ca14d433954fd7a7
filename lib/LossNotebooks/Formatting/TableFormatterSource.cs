using System.Diagnostics.CodeAnalysis;

namespace LossNotebooks;

/// <summary>Shows a table as HTML and as aligned text: front ends choose, and a file that is read without any still says
/// something.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class TableFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Html, value => ((ITable)value).ToHtml()),
        new(TypeFormatter.Plain, value => value.ToString() ?? ""),
    ];
}
