namespace LossNotebooks;

/// <summary>
/// Whether a search has arrived. It has not if φ moves on and on though the loss has as good as stopped falling: then the best φ lies at
/// infinity, as for two classes that a line separates. And it has not if the loss still falls as steeply as its gradient says.
/// </summary>
internal static class Convergence
{
    // On the way to a minimum the loss falls by half the squared distance to it, in standard errors. So the distance, in units of 1/√H[p,
    // p] where the search started, over the root of that fall says how many such units a standard error has become: seldom more than ten.
    private const double Stretched = 1000;

    // In nats, and as a part of |L|: falls that are lost in rounding.
    private const double Standstill = 1e-9, Rounding = 1e-12;

    // Of 1 + |L|: the squared slope, in units of 1/√H[p, p] where the search ended, that needs an explanation; and the step that asks for
    // one.
    private const double Steep = 1e-6, Step = 1e-3;

    // φ[p] to so many of its last digits: a spread that is no larger is not one of the data.
    private const double Digits = 3.6e-15;

    /// <summary>The loss where a search starts, which must be a number, and its gradient too.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    public static double RequireStart(double value, double[] gradient) =>
        double.IsFinite(value) && Array.TrueForAll(gradient, double.IsFinite) ? value
            : throw new InvalidOperationException(
                "The loss or its gradient is no finite number where the search starts; start from another φ.");

    /// <summary>Throws unless the search ended at a minimum, as far as one can see; a kink counts as one.</summary>
    /// <param name="loss">What was minimised.</param>
    /// <param name="search">Every improvement from the start to the end.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <exception cref="InvalidOperationException">There is no best φ, or the search has not found it; the sentence says along which
    /// parameter.</exception>
    public static void Require(IObjective loss, History search, Func<int, string> name)
    {
        if (Hindrance(loss, search, name) is { } hindrance)
        {
            throw new InvalidOperationException(hindrance);
        }
    }

    /// <summary>The same of the slope alone: the loss may be lowest at infinity.</summary>
    /// <exception cref="InvalidOperationException">It still falls.</exception>
    public static void RequireLevel(IObjective loss, History search, Func<int, string> name)
    {
        if (Slope(loss, search, name) is { } hindrance)
        {
            throw new InvalidOperationException(hindrance);
        }
    }

    /// <summary>Throws if the examples are fitted to the last digits of a parameter.</summary>
    /// <param name="loss">What was minimised.</param>
    /// <param name="start">Where the search started.</param>
    /// <param name="phi">Where it is.</param>
    /// <param name="curvature">The lower triangle of what is expected of ∂²L/∂φ² there.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    /// <param name="name">What to call a parameter.</param>
    /// <exception cref="InvalidOperationException">They are.</exception>
    public static void RequireSpread(
        IObjective loss, double[] start, double[] phi, double[] curvature, int examples, Func<int, string> name)
    {
        if (IsPerfect(phi, curvature, examples))
        {
            var units = Curvature.Units(loss, start);
            double[] moved = [.. phi.Select((value, p) => Math.Abs(value - start[p]) / units[p])];
            throw new InvalidOperationException(Endless(loss.Value(phi), Longest(moved, name)));
        }
    }

    /// <summary>Whether the examples are fitted to the last digits of a parameter, so that their spread is one of rounding.</summary>
    /// <param name="phi">φ.</param>
    /// <param name="curvature">The lower triangle of ∂²L/∂φ² there.</param>
    /// <param name="examples">How many examples the loss sums over.</param>
    public static bool IsPerfect(double[] phi, double[] curvature, int examples) => phi.Where((value, p) =>
        Math.Sqrt(examples / curvature[Triangle.Place(p, p)]) < Digits * Math.Abs(value)).Any();

    /// <summary>What is said where no finite φ is best.</summary>
    /// <param name="loss">As low as the search came.</param>
    /// <param name="along">The names of the parameters that go to infinity.</param>
    public static string Endless(double loss, string along) =>
        $"There is no best φ: at a loss of {Numbers.Text(loss)} nats the search goes on and on along {along}, as if infinity were best; "
        + "leave out what tells the outputs apart, or fits them, perfectly, or choose a distribution without a parameter "
        + "that they do not need.";

    /// <summary>Why the search has not ended at a minimum, as far as one can see; null if it has.</summary>
    public static string? Hindrance(IObjective loss, History search, Func<int, string> name)
    {
        var drift = Drift(loss, search);
        return drift.Max() > Stretched
            ? $"There is no best φ: the loss has as good as stopped falling, at {Numbers.Fixed(search.Loss, 3)} nats, but the search "
                + $"goes on and on along {Longest(drift, name)}, as if infinity were best; leave out what tells the outputs apart "
                + "perfectly, or choose a distribution without a parameter that they do not need."
            : Slope(loss, search, name);
    }

    private static string? Slope(IObjective loss, History search, Func<int, string> name)
    {
        var slope = StillFalling(loss, search);
        return slope.Max() > 0
            ? $"The search ended at a loss of {Numbers.Fixed(search.Loss, 3)} nats where it still falls along {Longest(slope, name)}: "
                + "if the fit is perfect there, no spread is small enough; else start from another φ, or train with another optimiser."
            : null;
    }

    /// <summary>The parameters of the largest number, and of those at least half as large.</summary>
    public static string Longest(double[] values, Func<int, string> name) =>
        string.Join(", ", Enumerable.Range(0, values.Length).Where(p => values[p] >= 0.5 * values.Max()).Select(name));

    // How far each parameter moved for how little. The first standard error is no way to infinity: a loss with kinks may be level so far,
    // between two numbers that are equally good.
    private static double[] Drift(IObjective loss, History search)
    {
        var end = search.Phi;
        var units = Curvature.Units(loss, search.Path[0]);
        var farthest = new double[end.Length];
        foreach (var (phi, value) in search.Path.Zip(search.Losses))
        {
            var fall = Math.Sqrt(value - search.Loss + Standstill + Rounding * Math.Abs(search.Loss));
            for (var p = 0; p < end.Length; p++)
            {
                farthest[p] = Math.Max(farthest[p], (Math.Abs(end[p] - phi[p]) / units[p] - 1) / fall);
            }
        }

        return farthest;
    }

    // The squared slope along each parameter if a small step down fulfils at least half of what it promises; else there is a kink, and all
    // are 0.
    private static double[] StillFalling(IObjective loss, History search)
    {
        var gradient = new double[search.Phi.Length];
        loss.ValueAndGradient(search.Phi, gradient);
        var units = Curvature.Units(loss, search.Phi);
        double[] squares = [.. gradient.Zip(units, (g, unit) => g * unit * g * unit)];
        double[] down = [.. search.Phi.Select((value, p) => value - Step * units[p] * units[p] * gradient[p])];
        var promised = squares.Sum();
        return promised > Steep * (1 + Math.Abs(search.Loss)) && !(search.Loss - loss.Value(down) < 0.5 * Step * promised)
            ? squares : new double[squares.Length];
    }
}
