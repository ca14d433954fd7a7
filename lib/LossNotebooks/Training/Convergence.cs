using System.Globalization;

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

    /// <summary>Why the search has not ended at a minimum, as far as one can see; null if it has.</summary>
    public static string? Hindrance(IObjective loss, History search, Func<int, string> name)
    {
        var drift = Drift(loss, search);
        if (drift.Max() > Stretched)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"There is no best φ: the loss has as good as stopped falling, at {search.Loss:F3} nats, but the search goes on and on "
                + $"along {Longest(drift, name)}, as if infinity were best; leave out what tells the outputs apart perfectly, "
                + $"or choose a distribution without a parameter that they do not need.");
        }

        var slope = StillFalling(loss, search);
        return slope.Max() > 0
            ? string.Create(CultureInfo.InvariantCulture,
                $"The search ended at a loss of {search.Loss:F3} nats where it still falls along {Longest(slope, name)}: "
                + $"if the fit is perfect there, no spread is small enough; else start from another φ, or train with another optimiser.")
            : null;
    }

    /// <summary>The parameters of the largest number, and of those at least half as large.</summary>
    public static string Longest(double[] values, Func<int, string> name) =>
        string.Join(", ", Enumerable.Range(0, values.Length).Where(p => values[p] >= 0.5 * values.Max()).Select(name));

    // How far each parameter moved for how little.
    private static double[] Drift(IObjective loss, History search)
    {
        var units = Curvature.Units(loss, search.Path[0]);
        double[] fallen = [.. search.Losses.Select(value =>
            Math.Sqrt(value - search.Loss + Standstill + Rounding * Math.Abs(search.Loss)))];
        return [.. units.Select((unit, p) => search.Path.Zip(fallen, (phi, fall) => Math.Abs(search.Phi[p] - phi[p]) / unit / fall).Max())];
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
