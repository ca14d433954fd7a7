namespace LossNotebooks.Course;

/// <summary>
/// A figure with the stored stops of <see cref="Plot.Slider(string, double[], Func{double, Figure}, double?)"/> that an engine draws
/// between them as well. A figure that is made of it has the stops alone.
/// </summary>
/// <param name="stored">The figure with its stops.</param>
/// <param name="bars">Its sliders.</param>
/// <param name="chart">The chart for a value of each of them.</param>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [TypeFormatter.Html, TypeFormatter.Plain])]
[Live(nameof(At))]
internal sealed class SlidingFigure(Figure stored, SliderBar[] bars, Func<double[], Figure> chart) : Figure(stored.Traces, stored.Layout)
{
    /// <summary>The chart at a stop of each slider, or between two, on the axes of the stored ones; it says in words what the values
    /// are.</summary>
    /// <param name="stops">A number for each slider: 2.5 is in the middle between the stops 2 and 3.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers, or there is no such stop.</exception>
    public Figure At(double[] stops)
    {
        ArgumentNullException.ThrowIfNull(stops);
        Require.Length<double>(bars.Length, stops);
        double[] values = [.. bars.Zip(stops, (bar, stop) => bar.At(stop))];
        return AxisRanges.As(this, chart(values))
            .With("meta", Node.Of(("stops", bars.Zip(values, (bar, value) => bar.Label(value)).ToArray())));
    }
}
