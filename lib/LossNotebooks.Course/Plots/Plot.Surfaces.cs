using System.Globalization;

namespace LossNotebooks.Course;

public static partial class Plot
{
    private const int SurfacePoints = 37;

    /// <summary>A function of two parameters from above, such as a loss surface: lines of equal value around its lower half, the
    /// stronger the
    /// colour the smaller it is. Shades are spread over the ranks of the values, so that a valley shows among steep walls.</summary>
    /// <param name="f">The value at (x, y).</param>
    /// <param name="x">From where to where the first parameter goes.</param>
    /// <param name="y">From where to where the second goes.</param>
    /// <param name="role">What it stands for.</param>
    public static Figure Contour(Func<double, double, double> f, (double From, double To) x, (double From, double To) y,
        Role role = Role.Loss)
    {
        double[] across = Grid(x.From, x.To, SurfacePoints);
        double[][] values = [.. Grid(y.From, y.To, SurfacePoints).Select(b => across.Select(a => f(a, b)).ToArray())];
        double[] sorted = [.. values.SelectMany(row => row).Where(double.IsFinite).Order()];
        Require.AtLeast(1, sorted.Length, "the number of finite values");
        var range = sorted[^1] - sorted[0];
        var step = (sorted[sorted.Length / 2] - sorted[0]) / 10;
        return Node.Chart("contour", [.. Evenly("x", x), .. Evenly("y", y),
            ("z", values.Select(row => Compact.Digits(row, range)).ToArray()),
            ("colorscale", Ranked(role, sorted)), ("showscale", false), ("autocontour", false),
            ("contours", Node.Of(("coloring", "heatmap"), ("start", sorted[0] + step / 2), ("end", sorted[0] + 20 * step), ("size", step))),
            ("line", Node.Of(("color", RoleStyle.Of(role).Color), ("width", 0.8)))]);
    }

    /// <summary>A table of numbers as shades, with each number in its cell: a confusion matrix, a conditional distribution.</summary>
    /// <param name="rows">The table, row by row, from the top.</param>
    /// <param name="columnLabels">What the columns are.</param>
    /// <param name="rowLabels">What the rows are.</param>
    /// <param name="role">What it stands for.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows or columns.</exception>
    public static Figure Heatmap(IEnumerable<double[]> rows, IEnumerable<string> columnLabels, IEnumerable<string> rowLabels,
        Role role = Role.Data)
    {
        double[][] table = [.. rows];
        string[] across = [.. columnLabels], down = [.. rowLabels];
        Require.Length<string>(table.Length, down, nameof(rowLabels));
        foreach (var row in table)
        {
            Require.Length<double>(across.Length, row, nameof(rows));
        }

        var cells = table.SelectMany((row, r) => row.Select((value, c) => (Value: value, Column: across[c], Row: down[r]))).ToArray();
        return Overlay(
            Node.Chart("heatmap", ("z", table), ("x", across), ("y", down), ("colorscale", Shades(role, 0, 0.75)), ("showscale", false),
                ("hoverinfo", "skip")),
            // The heatmap's own text takes its colour from the shade and forgets how much of the page shines through.
            Node.Chart("scatter", ("mode", "text"), ("x", cells.Select(cell => cell.Column).ToArray()),
                ("y", cells.Select(cell => cell.Row).ToArray()),
                ("text", cells.Select(cell => cell.Value.ToString("G3", CultureInfo.InvariantCulture)).ToArray()), ("showlegend", false),
                    ("hoverinfo", "skip")))
            .With("xaxis.type", "category").With("xaxis.showgrid", false)
            .With("yaxis.type", "category").With("yaxis.showgrid", false).With("yaxis.autorange", "reversed");
    }

    /// <summary>Pr(y|x) for every x and y between their ends: a model's distribution over y as a column of shade at each x.</summary>
    /// <param name="predict">Pr(y|x), for instance <c>x => fit.Infer(x)</c>.</param>
    /// <param name="x">From where to where x goes.</param>
    /// <param name="y">From where to where y goes.</param>
    /// <param name="role">What it stands for.</param>
    public static Figure DensityMap(Func<double, Distribution<double>> predict, (double From, double To) x,
        (double From, double To) y, Role role = Role.Model)
    {
        Distribution<double>[] columns = [.. Grid(x.From, x.To, SurfacePoints).Select(predict)];
        double[][] rows = [
            .. Grid(y.From, y.To, SurfacePoints).Select(at => columns.Select(distribution => distribution.Probability(at)).ToArray())];
        var highest = Highest(rows.SelectMany(row => row));
        return Node.Chart("heatmap", [.. Evenly("x", x), .. Evenly("y", y),
            ("z", rows.Select(row => Compact.Digits(row, 10 * highest)).ToArray()),
            ("colorscale", Shades(role, 0, 0.85)), ("showscale", false), ("zsmooth", "best"), ("hoverinfo", "skip")]);
    }

    /// <summary>The way of a descent over two of the parameters: φ[<paramref name="first"/>] across, φ[<paramref name="second"/>] up,
    /// from the ring to the star.</summary>
    /// <exception cref="ArgumentOutOfRangeException">φ has no such parameter.</exception>
    public static Figure Descent(History history, int first = 0, int second = 1, Role role = Role.Model, string? name = null)
    {
        var last = history.Phi.Length - 1;
        if (first < 0 || first > last || second < 0 || second > last)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"φ has {last + 1} parameters, numbered 0 to {last}.");
        }

        var (x, y) = Apart([.. history.Path.Select(phi => phi[first])], [.. history.Path.Select(phi => phi[second])]);
        var style = RoleStyle.Of(role);
        return Overlay(
            Node.Chart("scatter", ("mode", "lines+markers"), ("x", x), ("y", y), ("name", name), ("showlegend", name is not null),
                ("line", Node.Of(("color", style.Color), ("width", 1.5))),
                    ("marker", Node.Of(("color", style.Color), ("symbol", "circle"), ("size", 4)))),
            Node.Chart("scatter", ("mode", "markers"), ("x", new[] { x[0], x[^1] }), ("y", new[] { y[0], y[^1] }), ("showlegend", false),
                ("marker", Node.Of(("color", style.Color), ("symbol", new[] { "circle-open", "star" }), ("size", 13),
                    ("line", Node.Of(("color", style.Color), ("width", 2)))))));
    }

    /// <summary>The loss at every step of a descent.</summary>
    public static Figure History(History history, Role role = Role.Loss, string? name = null)
    {
        var step = Math.Max(1, (history.Steps + CurvePoints - 1) / CurvePoints);
        int[] kept = [.. Enumerable.Range(0, history.Losses.Count).Where(i => i % step == 0 || i == history.Steps)];
        return Line(kept.Select(i => (double)i), kept.Select(i => history.Losses[i]), role, name).Axes("step", "loss L[φ] (nats)");
    }

    private static (string Name, object? Value)[] Evenly(string axis, (double From, double To) range) =>
        [(axis + "0", range.From), ("d" + axis, (range.To - range.From) / (SurfacePoints - 1))];

    // A descent slows down until its steps are smaller than a pixel: of those, one is enough.
    private static (double[] X, double[] Y) Apart(double[] x, double[] y)
    {
        double width = Math.Max(x.Max() - x.Min(), double.Epsilon), height = Math.Max(y.Max() - y.Min(), double.Epsilon);
        List<int> kept = [0];
        for (var i = 1; i < x.Length - 1; i++)
        {
            if (Math.Max(Math.Abs(x[i] - x[kept[^1]]) / width, Math.Abs(y[i] - y[kept[^1]]) / height) > 0.01)
            {
                kept.Add(i);
            }
        }

        kept.Add(x.Length - 1);
        return (Compact.Digits([.. kept.Select(i => x[i])]), Compact.Digits([.. kept.Select(i => y[i])]));
    }

    private static object[] Ranked(Role role, double[] sorted)
    {
        const int Shades = 8;
        const double Deepest = 0.5; // The way of a descent still stands out from it.
        var range = Math.Max(sorted[^1] - sorted[0], double.Epsilon);
        return [.. Enumerable.Range(0, Shades + 1).Select(k => new object[]
        {
            (sorted[k * (sorted.Length - 1) / Shades] - sorted[0]) / range, RoleStyle.Of(role).Faded(Deepest * (Shades - k) / Shades),
        })];
    }

    private static object[] Shades(Role role, double low, double high) =>
        [new object[] { 0, RoleStyle.Of(role).Faded(low) }, new object[] { 1, RoleStyle.Of(role).Faded(high) }];
}
