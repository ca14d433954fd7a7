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

    /// <summary>The name of the frame at one of the stops.</summary>
    public string Frame(int stop) => string.Create(CultureInfo.InvariantCulture, $"{Id}{stop}");

    /// <summary>The bar, the <paramref name="row"/>-th from the top.</summary>
    public PlotlyObject Draw(int row)
    {
        // Four digits, or as many as it takes to tell the stops apart.
        var different = Values.Distinct().Count();
        var digits = Enumerable.Range(4, 13).First(n => n == 16 || Values.Select(value => Label(value, n)).Distinct().Count() == different);
        return Draw(row, digits);
    }

    private PlotlyObject Draw(int row, int digits) => Node.Of(
        ("active", Active),
        ("pad", Node.Of(("t", 50 + row * Height))),
        ("currentvalue", Node.Of(("prefix", Name + " = "), ("font", Node.Of(("size", 14))))),
        ("bgcolor", "rgba(128,128,128,0.4)"), ("bordercolor", "rgba(128,128,128,0.8)"), ("tickcolor", "rgba(128,128,128,0.8)"),
        ("steps", Values.Select((value, stop) => Node.Of(
            ("label", Label(value, digits)),
            ("method", "animate"),
            ("args", new object[] { new[] { Frame(stop) }, AtOnce }))).ToArray()));

    private static string Label(double value, int digits) =>
        Math.Round(value, 12).ToString("G" + digits, CultureInfo.InvariantCulture).Replace('-', '−');
}
