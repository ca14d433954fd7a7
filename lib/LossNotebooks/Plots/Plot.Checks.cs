using Plotly.NET;

namespace LossNotebooks;

public static partial class Plot
{
    /// <summary>Is the model calibrated? For each bin of predicted probabilities, the share of ones that were observed; on the diagonal
    /// they agree. The bars are ± one standard error of the share, √(p̄(1 − p̄)/n), if the mean prediction p̄ is right.</summary>
    /// <param name="predicted">Pr(y = 1|x) for each example.</param>
    /// <param name="observed">0 or 1 for each example.</param>
    /// <param name="bins">How many bins of equal width between 0 and 1; empty ones are left out.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    /// <exception cref="ArgumentException">There are not as many observations as predictions.</exception>
    public static GenericChart Reliability(IEnumerable<double> predicted, IEnumerable<double> observed, int bins = 10,
        Role role = Role.Model, string? name = null)
    {
        var (p, y) = Pairs(predicted, observed);
        int Bin(double probability) => Math.Min((int)(Require.Fraction(probability, nameof(predicted)) * bins), bins - 1);
        (double Predicted, double Observed, int Size)[] groups = [.. p.Zip(y).GroupBy(pair => Bin(pair.First)).OrderBy(group => group.Key)
            .Select(group => (group.Average(pair => pair.First), group.Average(pair => pair.Second), group.Count()))];
        double[] errors = [.. groups.Select(group => Math.Sqrt(group.Predicted * (1 - group.Predicted) / group.Size))];
        var bars = Node.Of(("type", "data"), ("array", errors), ("color", RoleStyle.Of(role).Faded(0.6)), ("thickness", 1.5), ("width", 4));
        return Overlay(
            Line([0, 1], [0, 1], Role.Truth, "calibrated"),
            Scatter(groups.Select(group => group.Predicted), groups.Select(group => group.Observed), role, name)
                .Each(trace => trace.With("error_y", bars)))
            .Axes("predicted probability", "observed share").Range(x: (-0.02, 1.02), y: (-0.05, 1.05));
    }

    /// <summary>Do the values follow the distribution? Each sorted value over the quantile that belongs to its rank, (i − ½)/I; on the
    /// diagonal
    /// they agree (a Q–Q plot).</summary>
    /// <param name="values">For instance the residuals of a regression, divided by σ.</param>
    /// <param name="distribution">What they should follow, for instance the standard normal.</param>
    /// <param name="role">What they stand for.</param>
    /// <param name="name">Their name in the legend.</param>
    public static GenericChart Quantiles(IEnumerable<double> values, ScalarDistribution distribution, Role role = Role.Data,
        string? name = null)
    {
        double[] sorted = [.. values.Order()];
        double[] expected = [.. Enumerable.Range(0, sorted.Length).Select(i => distribution.Quantile((i + 0.5) / sorted.Length))];
        return Overlay(Line([expected[0], expected[^1]], [expected[0], expected[^1]], Role.Truth, "if it fitted"),
            Scatter(expected, sorted, role, name))
            .Axes("quantile of the distribution", "observed value");
    }

    /// <summary>How often each class was taken for which: true classes down, predicted classes across.</summary>
    /// <param name="observed">The index of each example's true class.</param>
    /// <param name="predicted">The index of the class that was predicted for it.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">There are not as many predictions as examples.</exception>
    public static GenericChart Confusion(IEnumerable<int> observed, IEnumerable<int> predicted, IReadOnlyList<string> classes)
    {
        int[] truth = [.. observed], guess = [.. predicted];
        Require.Length<int>(truth.Length, guess, nameof(predicted));
        var counts = classes.Select(_ => new double[classes.Count]).ToArray();
        foreach (var (t, g) in truth.Zip(guess))
        {
            counts[t][g]++;
        }

        return Heatmap(counts, classes, classes).Axes("predicted class", "true class");
    }
}
