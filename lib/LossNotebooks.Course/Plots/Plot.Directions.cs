
namespace LossNotebooks.Course;

public static partial class Plot
{
    // Directions closer than this are drawn outside each other, not over each other: 3 degrees.
    private const double SameDirection = Math.PI / 60;

    /// <summary>Directions as points around the unit circle, clockwise from the top like a compass; equal ones are stacked outwards. To be
    /// drawn on a <see cref="Compass"/>.</summary>
    /// <param name="angles">In radians.</param>
    /// <param name="role">What they stand for.</param>
    /// <param name="name">Their name in the legend.</param>
    public static Figure Directions(IEnumerable<double> angles, Role role = Role.Data, string? name = null)
    {
        var stacked = angles.GroupBy(angle => Math.Round(Math.IEEERemainder(angle, 2 * Math.PI) / SameDirection))
            .SelectMany(group => group.Select((_, n) => (Angle: group.Key * SameDirection, Radius: 1 + 0.06 * n))).ToArray();
        return Scatter(stacked.Select(at => at.Radius * Math.Sin(at.Angle)), stacked.Select(at => at.Radius * Math.Cos(at.Angle)), role,
            name);
    }

    /// <summary>Pr(y|θ) of a direction y, as the distance from the unit circle outwards: a ring where all directions are equally
    /// probable. To
    /// be drawn on a <see cref="Compass"/>.</summary>
    /// <param name="distribution">A distribution over angles in radians.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    public static Figure DirectionDensity(Distribution<double> distribution, Role role = Role.Model, string? name = null)
    {
        double[] even = Grid(-Math.PI, Math.PI, CurvePoints);
        var step = 2 * Math.PI / (CurvePoints - 1);
        double[] angles = distribution is ScalarDistribution scalar && Misses([.. even.Select(scalar.Probability)], step, 1)
            ? [.. even.Concat(Spread(scalar).Select(angle => Math.IEEERemainder(angle, 2 * Math.PI))).Order()] : even;
        var rim = angles
            .Select(angle => (Angle: angle, Radius: 1 + distribution.Probability(angle))).ToArray();
        return Line(rim.Select(at => Math.Round(at.Radius * Math.Sin(at.Angle), 4)),
            rim.Select(at => Math.Round(at.Radius * Math.Cos(at.Angle), 4)), role, name);
    }

    /// <summary>Overlays what is drawn around a circle: the unit circle, its bearings in degrees, and the same scale across and
    /// up.</summary>
    /// <exception cref="ArgumentException">There are no charts.</exception>
    public static Figure Compass(params IEnumerable<Figure> charts)
    {
        // Those of north and south stand beside the lines that lead there.
        (string Text, double X, double Y)[] marks = [("0°", 0.12, 0.8), ("90°", 0.72, 0), ("180°", 0.16, -0.8), ("270°", -0.64, 0)];
        var all = Overlay(charts);
        var reach = 1.08 * all.Traces
            .SelectMany(trace => (double[])[.. (double[])trace.At("x")!, .. (double[])trace.At("y")!]).Max(Math.Abs);
        return all.Range(x: (-reach, reach), y: (-reach, reach))
            .With("shapes", new[] { Node.Of(("type", "circle"), ("x0", -1), ("x1", 1), ("y0", -1), ("y1", 1),
                ("line", Node.Of(("color", RoleStyle.Of(Role.Truth).Color), ("width", 1)))) })
            .With("annotations", marks.Select(mark => Node.Of(("text", mark.Text), ("x", mark.X), ("y", mark.Y),
                ("showarrow", false), ("font", Node.Of(("size", 11))))).ToArray())
            .With("xaxis.visible", false).With("yaxis.visible", false).With("yaxis.scaleanchor", "x");
    }
}
