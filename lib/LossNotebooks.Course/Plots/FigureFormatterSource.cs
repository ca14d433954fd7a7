using System.Diagnostics.CodeAnalysis;

namespace LossNotebooks.Course;

/// <summary>Shows a figure as HTML, in words, and as JSON for front ends that draw it by themselves.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class FigureFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Html, figure => ((Figure)figure).ToHtml()),
        new(TypeFormatter.Plain, figure => FigureText.Describe((Figure)figure)),
        new("application/vnd.plotly.v1+json", figure => ((Figure)figure).ToJson()),
    ];
}
