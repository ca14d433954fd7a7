
namespace LossNotebooks.Course;

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
    public static Figure Reliability(IEnumerable<double> predicted, IEnumerable<double> observed, int bins = 10,
        Role role = Role.Model, string? name = null)
    {
        var (p, y) = Pairs(predicted, observed);
        Require.AtLeast(1, bins);
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
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static Figure Quantiles(IEnumerable<double> values, ScalarDistribution distribution, Role role = Role.Data,
        string? name = null)
    {
        double[] sorted = [.. values.Order()];
        Require.AtLeast(1, sorted.Length, "the number of values");
        double[] expected = [.. Enumerable.Range(0, sorted.Length).Select(i => distribution.Quantile((i + 0.5) / sorted.Length))];
        return Overlay(Line([expected[0], expected[^1]], [expected[0], expected[^1]], Role.Truth, "if it fitted"),
            Scatter(expected, sorted, role, name))
            .Axes("quantile of the distribution", "observed value");
    }

    /// <summary>Do the outputs lie where their distributions expected them? A histogram from 0 to 1 of uᵢ = F(yᵢ), the probability integral
    /// transform: uniform, so that all bars are near 1, if the distributions are right. A U says that they are too narrow, a hump too wide.
    /// Between the dashed lines, 1 ± 2√((bins − 1)/I), nearly all bars should end.</summary>
    /// <param name="probabilities">F(yᵢ) for each example, by the (continuous) distribution that the model gave it.</param>
    /// <param name="bins">How many bins of equal width.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    /// <remarks>Gneiting, Balabdaoui and Raftery (2007), Probabilistic forecasts, calibration and sharpness, JRSS B 69.</remarks>
    /// <exception cref="ArgumentException">There are no values, or one does not lie between 0 and 1.</exception>
    public static Figure Pit(IEnumerable<double> probabilities, int bins = 10, Role role = Role.Data, string? name = null)
    {
        double[] u = [.. probabilities.Select(p => Require.Fraction(p, nameof(probabilities)))];
        Require.AtLeast(1, u.Length, "the number of values");
        var heights = new double[Require.AtLeast(1, bins)];
        foreach (var value in u)
        {
            heights[Math.Min((int)(value * bins), bins - 1)] += (double)bins / u.Length;
        }

        var chance = 2 * Math.Sqrt((bins - 1.0) / u.Length);
        return Overlay(
            Node.Chart("bar", ("x0", 0.5 / bins), ("dx", 1.0 / bins), ("y", heights), ("name", name), ("showlegend", name is not null),
                ("width", 1.0 / bins), ("marker", RoleStyle.Of(role).Bar(0.45))),
            Line([0, 1, double.NaN, 0, 1], [1 - chance, 1 - chance, double.NaN, 1 + chance, 1 + chance], Role.Truth))
            .Axes("F(y)", "density");
    }

    /// <summary>How often each class was taken for which: true classes down, predicted classes across.</summary>
    /// <param name="observed">The index of each example's true class.</param>
    /// <param name="predicted">The index of the class that was predicted for it.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">There are not as many predictions as examples, or one of them has no name.</exception>
    public static Figure Confusion(IEnumerable<int> observed, IEnumerable<int> predicted, IReadOnlyList<string> classes)
    {
        int[] truth = [.. observed], guess = [.. predicted];
        Require.Length<int>(truth.Length, guess, nameof(predicted));
        var counts = classes.Select(_ => new double[classes.Count]).ToArray();
        foreach (var (i, (t, g)) in truth.Zip(guess).Index())
        {
            Named(i, t, nameof(observed));
            Named(i, g, nameof(predicted));
            counts[t][g]++;
        }

        return Heatmap(counts, classes, classes).Axes("predicted class", "true class");

        void Named(int example, int k, string list)
        {
            if (k < 0 || k >= classes.Count)
            {
                throw new ArgumentException(
                    $"Example {example + 1} of {list} is class {k}; the {classes.Count} names are of the classes from 0 on.", list);
            }
        }
    }
}
