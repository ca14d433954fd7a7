namespace LossNotebooks.Course;

public static partial class Plot
{
    // So many stems touch each other; drawn one by one they would only make notebooks larger.
    private const int MostStems = 2000;

    /// <summary>Pr(y|θ) over y: a curve for a density, stems for a distribution over whole numbers, a curve over them where they are
    /// many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or the second is not greater than the first.</exception>
    public static Figure Density(ScalarDistribution distribution, double from, double to, Role role = Role.Model, string? name = null)
    {
        double first = Math.Ceiling(from), last = Math.Floor(to);
        if (distribution.IsDiscrete && last - first < MostStems)
        {
            double[] outputs = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(k => first + k)];
            return Stems(outputs, outputs.Select(distribution.Probability), role, name);
        }

        double[] even = Grid(from, to, CurvePoints), densities = [.. even.Select(distribution.Probability)];
        var mass = distribution.CumulativeProbability(to) - distribution.CumulativeProbability(from);
        if (!distribution.IsDiscrete && !Misses(densities, (to - from) / (CurvePoints - 1), mass))
        {
            return Curve(distribution.Probability, from, to, role, name);
        }

        double[] places = [.. even.Concat(Spread(distribution)).Where(y => from <= y && y <= to)
            .Select(y => distribution.IsDiscrete ? Math.Clamp(Math.Round(y), first, last) : y).Distinct().Order()];
        return Line(places, Compact.Digits([.. places.Select(distribution.Probability)]), role, name);
    }

    /// <summary>Pr(y|x) drawn upright at one x, with its foot there and pointing to the right: the model's distribution over y beside
    /// the data. Where it is infinite it has a gap.</summary>
    /// <param name="distribution">Pr(y|x).</param>
    /// <param name="x">Where it stands.</param>
    /// <param name="from">The lowest y.</param>
    /// <param name="to">The highest y.</param>
    /// <param name="width">How far its peak reaches to the right, in units of x.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    public static Figure DensityAt(double x, ScalarDistribution distribution, double from, double to, double width,
        Role role = Role.Model, string? name = null)
    {
        double[] densities = [.. Grid(from, to, CurvePoints).Select(distribution.Probability)];
        var highest = Highest(densities);
        var scale = highest > 0 ? width / highest : 0;
        var across = Compact.Points([.. densities.Select(p => double.IsFinite(p) ? x + scale * p : p)]);
        return Node.Chart("scatter", ("mode", "lines"), ("y0", from), ("dy", (to - from) / (across.Length - 1)), ("x", across),
            ("name", name), ("showlegend", name is not null), ("line", Node.Of(("color", RoleStyle.Of(role).Color), ("width", 1.5))));
    }

    // Densities are infinite at an end of the support, say: the plot reaches to the highest that is not.
    private static double Highest(IEnumerable<double> densities) => densities.Where(double.IsFinite).DefaultIfEmpty(0).Max();

    // Whether a peak hides between the places of an even grid: what lies below the polygon is not what it should be.
    private static bool Misses(double[] densities, double step, double mass) =>
        Math.Abs((densities.Sum() - 0.5 * (densities[0] + densities[^1])) * step - mass) is > 0.05 and < double.PositiveInfinity;

    // Places that follow a distribution into its peaks, however narrow.
    private static IEnumerable<double> Spread(ScalarDistribution distribution) =>
        ((double[])[1e-6, 1e-5, 1e-4, 1e-3, .. Grid(0.01, 0.99, CurvePoints), 1 - 1e-3, 1 - 1e-4, 1 - 1e-5, 1 - 1e-6])
        .Select(distribution.Quantile);
}
