using System.Globalization;

namespace LossNotebooks.Course;

/// <summary>One slider as plotly.js draws it: each stop shows the frame of its name, at once.</summary>
/// <param name="Id">Told apart from the other slider's frames by this.</param>
/// <param name="Name">What it moves.</param>
/// <param name="Values">Where it stops.</param>
/// <param name="Active">The number of the stop where it starts.</param>
internal sealed record SliderBar(string Id, string Name, double[] Values, int Active)
{
    /// <summary>The room that one bar takes (pixels).</summary>
    public const int Height = 80;

    private static readonly PlotlyObject AtOnce = Node.Of(
        ("mode", "immediate"), ("frame", Node.Of(("duration", 0), ("redraw", true))), ("transition", Node.Of(("duration", 0))));

    private readonly int digits = Enumerable.Range(4, 13)
        .First(n => n == 16 || Values.Select(stop => Label(stop, n)).Distinct().Count() == Values.Distinct().Count());

    /// <summary>The name of the frame at one of the stops.</summary>
    public string Frame(int stop) => string.Create(CultureInfo.InvariantCulture, $"{Id}{stop}");

    /// <summary>A value in words: four digits, or as many as it takes to tell the stops apart.</summary>
    public string Label(double value) => Label(value, digits);

    /// <summary>The value at a stop, or between two: 2.5 is in the middle between the stops 2 and 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stop.</exception>
    public double At(double stop)
    {
        if (!(stop >= 0 && stop <= Values.Length - 1))
        {
            throw new ArgumentOutOfRangeException(nameof(stop), stop, FormattableString.Invariant(
                $"The stops of {Name} go from 0 to {Values.Length - 1}."));
        }

        var (before, after) = ((int)Math.Floor(stop), (int)Math.Ceiling(stop));
        return before == after ? Values[before]
            : Math.Round(Values[before] + (stop - before) * (Values[after] - Values[before]), 12);
    }

    /// <summary>The bar, the <paramref name="row"/>-th from the top.</summary>
    public PlotlyObject Draw(int row) => Node.Of(
        ("active", Active),
        ("pad", Node.Of(("t", 50 + row * Height))),
        ("currentvalue", Node.Of(("prefix", Name + " = "), ("font", Node.Of(("size", 14))))),
        ("bgcolor", "rgba(128,128,128,0.4)"), ("bordercolor", "rgba(128,128,128,0.8)"), ("tickcolor", "rgba(128,128,128,0.8)"),
        ("steps", Values.Select((value, stop) => Node.Of(
            ("label", Label(value)),
            ("method", "animate"),
            ("args", new object[] { new[] { Frame(stop) }, AtOnce }))).ToArray()));

    private static string Label(double value, int digits) =>
        Math.Round(value, 12).ToString("G" + digits, CultureInfo.InvariantCulture).Replace('-', '−');
}
