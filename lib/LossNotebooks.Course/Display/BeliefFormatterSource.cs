using System.Diagnostics.CodeAnalysis;

namespace LossNotebooks.Course;

/// <summary>Shows a belief as a picture and in words.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class BeliefFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Html, value => ((Belief)value).ToHtml()),
        new(TypeFormatter.Plain, value => value.ToString() ?? ""),
    ];
}
