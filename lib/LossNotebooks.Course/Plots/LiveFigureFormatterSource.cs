using System.Diagnostics.CodeAnalysis;

namespace LossNotebooks.Course;

/// <summary>Shows a live figure as the figure that it is at the start.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by whoever reads the attribute that names it.")]
internal sealed class LiveFigureFormatterSource
{
    /// <summary>The formatters, as .NET Interactive asks for them.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called on an object, by name.")]
    public IEnumerable<TypeFormatter> CreateTypeFormatters() =>
    [
        new(TypeFormatter.Html, figure => ((LiveFigure)figure).ToHtml()),
        new(TypeFormatter.Plain, figure => ((LiveFigure)figure).ToString()),
        new("application/vnd.plotly.v1+json", figure => ((LiveFigure)figure).Start.ToJson()),
    ];
}
