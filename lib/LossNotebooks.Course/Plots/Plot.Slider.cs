
namespace LossNotebooks.Course;

public static partial class Plot
{
    /// <summary>A figure that the reader drags: the chart for each of the values, one at a time. Only what differs between them is
    /// stored. On a page whose engine is up, the slider also stops between the values.</summary>
    /// <param name="name">What the slider moves, with its unit.</param>
    /// <param name="values">Where it stops, in order.</param>
    /// <param name="chart">The chart for a value; always with the same kinds of marks.</param>
    /// <param name="start">Where it starts: the value nearest to this; the middle one if not given.</param>
    /// <exception cref="ArgumentException">There are no values, or the charts differ in their kinds of marks.</exception>
    public static Figure Slider(string name, double[] values, Func<double, Figure> chart, double? start = null)
    {
        var charts = Charts(values, [0], (value, _) => chart(value));
        var bar = new SliderBar("a", name, values, Nearest(values, start));
        var stored = new Slides(charts, bar.Active, 0).Chart(bar);
        return new SlidingFigure(stored, [bar], chosen => chart(chosen[0]));
    }

    /// <summary>A figure with two sliders, for instance μ and σ. What depends on both is stored for every pair: keep curves to one of
    /// them where
    /// the mathematics allows it.</summary>
    /// <param name="firstName">What the first slider moves, with its unit.</param>
    /// <param name="firstValues">Where it stops, in order.</param>
    /// <param name="secondName">What the second slider moves, with its unit.</param>
    /// <param name="secondValues">Where it stops, in order.</param>
    /// <param name="chart">The chart for a pair of values; always with the same kinds of marks.</param>
    /// <param name="start">Where the sliders start: the values nearest to these; the middle ones if not given.</param>
    /// <exception cref="ArgumentException">There are no values, the charts differ in their kinds of marks, or in a title that depends
    /// on both.</exception>
    public static Figure Slider(
        string firstName, double[] firstValues, string secondName, double[] secondValues, Func<double, double, Figure> chart,
        (double First, double Second)? start = null)
    {
        var charts = Charts(firstValues, secondValues, chart);
        var first = new SliderBar("a", firstName, firstValues, Nearest(firstValues, start?.First));
        var second = new SliderBar("b", secondName, secondValues, Nearest(secondValues, start?.Second));
        var stored = new Slides(charts, first.Active, second.Active).Chart(first, second);
        return new SlidingFigure(stored, [first, second], chosen => chart(chosen[0], chosen[1]));
    }

    private static Figure[,] Charts(double[] across, double[] down, Func<double, double, Figure> chart)
    {
        var charts = new Figure[Require.AtLeast(1, across.Length, "the number of values"),
            Require.AtLeast(1, down.Length, "the number of values")];
        for (var a = 0; a < across.Length; a++)
        {
            for (var b = 0; b < down.Length; b++)
            {
                charts[a, b] = chart(across[a], down[b]);
            }
        }

        return AxisRanges.Hold(charts);
    }

    private static int Nearest(double[] values, double? start) => start is { } wanted
        ? Array.IndexOf(values, values.MinBy(value => Math.Abs(value - wanted)))
        : (values.Length - 1) / 2;
}
