namespace LossNotebooks.Tests.Training;

/// <summary>Newton's method returns only where it has arrived.</summary>
public class NewtonTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8], Y = [1.2, 2.5, 2, 4.1, 9, 6, 7.7, 8.4];

    [Fact]
    public void A_kink_stops_it_and_is_no_fit()
    {
        var recipe = Recipe.Choose(new LaplaceLikelihood()).Predict(new WithConstants(new LinearModel(1)));
        Assert.Contains("there is a kink", Refusal(() => recipe.Train(X, Y, new Newton())), StringComparison.Ordinal);
        var best = new NegativeLogLikelihood<double>(new LinearModel(0, 2), new LaplaceLikelihood(), [], [1, 2, 3]);
        Assert.Contains("there is a kink", Refusal(() => new Newton().Minimize(best, [2, Math.Log(2 / 3.0)])), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_loss_curves_downwards_it_goes_down()
    {
        // A mixture's loss between its two minima.
        var loss = new NegativeLogLikelihood<double>(
            new LinearModel(0, 6), new NormalMixtureLikelihood(2), [], [-3, -2.5, -3.5, 3, 2.5, 3.5]);
        var phi = new Newton().Minimize(loss, [0, 0, 0.1, -0.1, 0, 0]).Phi;
        Assert.Equal(3, Math.Abs(phi[2]), 1e-3);
        Assert.Equal(-phi[2], phi[3], 1e-3);
    }

    [Fact]
    public void Parameters_of_which_only_a_combination_matters_have_a_best_combination()
    {
        var loss = new NegativeLogLikelihood<int>(new LinearModel(0, 3), new CategoricalLikelihood(3), [], [0, 1, 2, 2]);
        var best = new CategoricalLikelihood(3).At(new Newton().Minimize(loss, [1, 0, -3]).Phi);
        Assert.All([(0, 0.25), (1, 0.25), (2, 0.5)], expected => Assert.Equal(expected.Item2, best.Probability(expected.Item1), 1e-14));
    }

    [Fact]
    public void Units_do_not_matter()
    {
        double[] unit = [1, 1e13, 1e-13, 1e100],
            slopes = [.. unit.Select(y => Recipe.Choose(new NormalLikelihood()).Predict(new WithConstants(new LinearModel(1)))
            .Train(X, [.. Y.Select(value => value * y)], new Newton()).Phi[1] / y)];
        Assert.All(slopes, slope => Assert.Equal(slopes[0], slope, 1e-12));
    }

    // The lowest of what 200 random starts led to, but for those that end in a perfect fit of some rows with ν near 0.
    [Theory]
    [InlineData(30, 49.999586)]
    [InlineData(35, 52.583109)]
    [InlineData(40, 54.616129)]
    public void Of_several_minima_it_does_not_take_a_worse_one_than_BFGS(double last, double lowest)
    {
        var plant = Datasets.StackLoss();
        plant["stack_loss"][20] = last;
        Assert.Equal(lowest, Recipe.Choose(new StudentTLikelihood()).Predict("mu", "air_flow").Train(plant, "stack_loss").Loss, 1e-6);
    }

    [Fact]
    public void Two_classes_apart_have_no_fit() =>
        Assert.Contains("φ[1]", Refusal(() => Recipe.Choose(new BernoulliLikelihood()).Predict(new LinearModel(1))
            .Train(X, [0, 0, 0, 0, 1, 1, 1, 1], new Newton())), StringComparison.Ordinal);

    // From φ to φ²/2 and so on: the third step, of a part of a billionth of a standard error, is sure to end at 0.
    [Fact]
    public void A_step_of_which_nothing_is_left_needs_no_look()
    {
        var loss = new Bowl();
        var search = new Newton().Minimize(loss, [1e-3]);
        Assert.Equal(3, search.Steps);
        Assert.Equal(3, loss.Looks);
        Assert.Equal(0, search.Phi[0], 1e-15);
        Assert.Equal(loss.Value(search.Phi), search.Loss, 1e-12);
    }

    [Fact]
    public void A_slope_that_is_no_number_ends_it()
    {
        Assert.Contains("where the search starts", Refusal(() => new Newton().Minimize(new Broken(after: 0), [3])),
            StringComparison.Ordinal);
        Assert.NotEmpty(Refusal(() => new Newton().Minimize(new Broken(after: 1), [3])));
    }

    [Fact]
    public void A_slope_that_points_the_wrong_way_ends_it() =>
        Assert.NotEmpty(Refusal(() => new Newton().Minimize(new Uphill(), [3])));

    private static string Refusal(Action search) => Assert.Throws<InvalidOperationException>(search).Message;

    // (φ − 1)⁴ whose slope is NaN left of the place that the search comes to.
    private sealed class Broken(int after) : IObjective
    {
        public int ParameterCount => 1;

        public double Value(ReadOnlySpan<double> phi) => Math.Pow(phi[0] - 1, 4);

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = phi[0] < 3 - after * 0.1 || after == 0 ? double.NaN : 4 * Math.Pow(phi[0] - 1, 3);
            return Value(phi);
        }
    }

    private sealed class Bowl : IObjective
    {
        public int ParameterCount => 1;

        public bool HasCurvature => true;

        public int Looks { get; private set; }

        public double Value(ReadOnlySpan<double> phi) => 1000 * (Math.Exp(phi[0]) - phi[0]);

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = 1000 * (Math.Exp(phi[0]) - 1);
            return Value(phi);
        }

        public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
        {
            Looks++;
            curvature[0] = 1000 * Math.Exp(phi[0]);
            return ValueAndGradient(phi, gradient);
        }
    }

    private sealed class Uphill : IObjective
    {
        public int ParameterCount => 1;

        public double Value(ReadOnlySpan<double> phi) => -phi[0];

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = phi[0];
            return Value(phi);
        }
    }
}
