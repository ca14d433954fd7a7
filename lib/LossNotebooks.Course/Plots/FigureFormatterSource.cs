using System.Diagnostics.CodeAnalysis;

namespace LossNotebooks.Course;

/// <summary>Shows a figure as HTML, in words, and as JSON for front ends that draw it by themselves; a live one as it is at the
/// start.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class FigureFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Html, value => FigureOf(value).ToHtml()),
        new(TypeFormatter.Plain, value => FigureText.Describe(FigureOf(value))),
        new("application/vnd.plotly.v1+json", value => FigureOf(value).ToJson()),
    ];

    private static Figure FigureOf(object value) => (value as LiveFigure)?.Start ?? (Figure)value;
}
