namespace LossNotebooks.Tests.Training;

public class OptimizerTests
{
    // Ordinary least squares has one minimum, known in closed form: y = 1 + 2x exactly.
    private static readonly double[] X = [-1, -0.5, 0, 0.5, 1];
    private static readonly double[] Y = [-1, 0, 1, 2, 3];

    public static TheoryData<Optimizer, double> Optimizers => new()
    {
        { new GradientDescent(0.05, 500), 1e-8 },
        { new GradientDescent(0.05, 500, momentum: 0.5), 1e-8 },
        { new GradientDescent(0.02, 2000) { Batches = new(2, seed: 1) }, 1e-8 },
        { new Adam(0.05, 2000), 1e-6 },
        { new Bfgs(), 1e-8 },
        { new Newton(), 1e-8 },
    };

    private static NegativeLogLikelihood<double> Line => new(new LinearModel(1), new NormalMeanLikelihood(1), X, Y);

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void The_same_call_twice_gives_the_same_history(Optimizer optimizer, double tolerance)
    {
        var (once, twice) = (optimizer.Minimize(Line, [0, 0]), optimizer.Minimize(Line, [0, 0]));
        Assert.Equal(once.Losses, twice.Losses);
        Assert.Equal(once.Path, twice.Path);
        Assert.InRange(tolerance, 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Tells_of_every_step_and_ends_when_cancelled(Optimizer optimizer, double tolerance)
    {
        var steps = new Steps();
        var history = optimizer.Minimize(Line, [0, 0], steps);
        Assert.Equal(Enumerable.Range(0, steps.Seen.Count), steps.Seen.Select(seen => seen.Step));
        Assert.Equal((optimizer as FirstOrderOptimizer)?.Steps ?? steps.Seen.Count - 1, steps.Seen[^1].Step);
        Assert.Equal(history.Loss, steps.Seen[^1].Loss, tolerance);

        using var stop = new CancellationTokenSource();
        var stopping = new Steps { Then = step => stop.Cancel() };
        Assert.Throws<OperationCanceledException>(() => optimizer.Minimize(Line, [0, 0], stopping, stop.Token));
        Assert.Single(stopping.Seen);
    }

    [Fact]
    public void Limits_and_constants_can_be_set()
    {
        var limits = Assert.Throws<InvalidOperationException>(() => new Newton(maxSteps: 1).Minimize(Ring, [0, 0]));
        Assert.Contains("φ[1]", limits.Message, StringComparison.Ordinal);
        Assert.True(new Newton(tolerance: 1e-3).Minimize(Ring, [0, 0]).Steps < new Newton().Minimize(Ring, [0, 0]).Steps);
        Assert.Throws<InvalidOperationException>(() => new Bfgs(maxSteps: 1, tolerance: 1).Minimize(Ring, [0, 0]));
        Assert.NotEqual(new Adam(0.05, 10).Minimize(Line, [0, 0]).Phi, new Adam(0.05, 10, beta1: 0.5).Minimize(Line, [0, 0]).Phi);
        Assert.Equal("momentum", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientDescent(1, 1, momentum: 1)).ParamName);
        Assert.Equal("beta2", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(1, 1, beta2: 1)).ParamName);
        Assert.Equal("tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new Newton(tolerance: 0)).ParamName);
    }

    [Fact]
    public void A_loss_that_is_no_sum_over_examples_has_no_minibatches()
    {
        var descent = new GradientDescent(0.1, 10) { Batches = new(2, seed: 1) };
        Assert.Contains("no sum over examples", Assert.Throws<ArgumentException>(() => descent.Minimize(new Parabola(), [1])).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, new GradientDescent(0.5, 10).Minimize(new Parabola(), [1]).Loss, 1e-9);
    }

    [Fact]
    public void A_descent_that_is_thrown_off_in_its_last_step_says_so()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new GradientDescent(1e200, 1).Minimize(new Parabola(), [1]));
        Assert.Contains("at step 1: the learning rate", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_seen_cannot_be_changed()
    {
        double[] y = [.. Y];
        var fit = Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(1)).Train(X, y);
        var (loss, phi) = (Recipe.Choose(new NormalMeanLikelihood(1)).Predict(new LinearModel(1)).Loss(X, y), fit.Phi);
        var value = loss.Value(phi);
        (y[0], fit.Phi[0], fit.History.Path[^1][0], fit.History.Phi[0]) = (100, 100, 100, 100);
        Assert.Equal(value, loss.Value(phi));
        Assert.Equal(phi, fit.Phi);
        Assert.Equal(phi, fit.History.Phi);
        double[][] pairs = [[1, 2], [2, 1], [3, 5]];
        var both = new NegativeLogLikelihood<double[]>(new LinearModel(0, 5), new MultivariateNormalLikelihood(2), [], pairs);
        value = both.Value(0, 0, 0, 0, 0);
        pairs[0][0] = double.NaN;
        Assert.Equal(value, both.Value(0, 0, 0, 0, 0));
        int[][] columns = [[0]];
        var model = new LinearModel(1, columns);
        columns[0][0] = 7;
        Assert.Equal([3.0], model.Evaluate([1], [1, 2]));
    }

    private static NegativeLogLikelihood<double> Ring =>
        new(new LinearModel(1), new BernoulliLikelihood(), [1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 0, 1]);

    private sealed class Steps : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Seen { get; } = [];

        public Action<TrainingProgress>? Then { get; init; }

        public void Report(TrainingProgress value)
        {
            Seen.Add(value);
            Then?.Invoke(value);
        }
    }

    private sealed class Parabola : IObjective
    {
        public int ParameterCount => 1;

        public double Value(ReadOnlySpan<double> phi) => phi[0] * phi[0];

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = 2 * phi[0];
            return Value(phi);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Finds_the_line_through_the_data(Optimizer optimizer, double tolerance)
    {
        var loss = new NegativeLogLikelihood<double>(new LinearModel(1), new NormalMeanLikelihood(1), X, Y);
        var history = optimizer.Minimize(loss, [0, 0]);
        Assert.Equal(1, history.Phi[0], tolerance);
        Assert.Equal(2, history.Phi[1], tolerance);
        Assert.Equal(loss.Value(history.Phi), history.Loss, 1e-12);
        Assert.Equal([0, 0], history.Path[0]);
        Assert.InRange(history.Path.Count, 2, History.LongestPath);
    }

    [Fact]
    public void Steps_that_gain_nothing_visible_are_not_told_apart()
    {
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income").Predict("sigma", "income").Train(Datasets.Engel(), "food");
        Assert.InRange(fit.History.Steps, 5, 100);
        Assert.All(fit.History.Losses.Zip(fit.History.Losses.Skip(1)), step => Assert.True(step.First - step.Second > 1e-4, $"{step}"));
        Assert.Equal(fit.Loss, fit.History.Loss);
    }

    [Fact]
    public void The_default_search_reaches_the_minimum_whatever_the_units()
    {
        // Incomes in francs and an output that varies by hundreds: R's lm has the slope 0.485178, and sigma follows from its residuals.
        double[] x = Datasets.Engel().Numbers("income"), y = Datasets.Engel().Numbers("food");
        var onFrame = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income").Train(Datasets.Engel(), "food");
        var onArrays = Recipe.Choose(new NormalLikelihood()).Predict(new WithConstants(new LinearModel(1))).Train(x, y);
        Assert.Equal(0.485178, onFrame["mu", "income"].Estimate, 6);
        Assert.Equal(0.485178, onArrays.Phi[1], 6);
        Assert.Equal(onFrame.Loss, onArrays.Loss, 1e-6);
        Assert.True(double.IsFinite(onFrame["mu", "income"].StandardError));
    }

    [Fact]
    public void A_spread_that_grows_with_x_is_found_on_raw_columns()
    {
        double[] x = Datasets.Engel().Numbers("income"), y = Datasets.Engel().Numbers("food");
        var onFrame = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income")
            .Predict("sigma", "income").Train(Datasets.Engel(), "food");
        var onArrays = Recipe.Choose(new NormalLikelihood()).Predict(new LinearModel(1, 2)).Train(x, y);
        Assert.Equal(onFrame.Loss, onArrays.Loss, 1e-6);
    }

    [Fact]
    public void A_line_search_that_meets_no_number_turns_back()
    {
        // Log-likelihoods of R's lm and of its gamma regression with the shape by maximum likelihood.
        var petrol = Recipe.Choose(new NormalLikelihood()).Predict("mu", "batch", "temperature").Train(Datasets.Petrol(), "yield");
        Assert.Equal(88.52, petrol.LogLikelihood, 0.005);

        double[] x = [.. Datasets.Engel().Numbers("income").Select(income => Math.Log(income / 1000))];
        double[] y = Datasets.Engel().Numbers("food");
        var gamma = Recipe.Choose(new GammaLikelihood()).Predict(new WithConstants(new LinearModel(1))).Train(x, y);
        Assert.Equal(1356.03, gamma.Loss, 0.005);
    }

    [Fact]
    public void A_search_that_starts_where_there_is_no_loss_says_so()
    {
        var loss = new NegativeLogLikelihood<double>(new LinearModel(1), new NormalMeanLikelihood(1), X, Y);
        var thrown = Assert.Throws<InvalidOperationException>(() => new Bfgs().Minimize(loss, [double.NaN, 0]));
        Assert.Contains("where the search starts", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_is_too_large_ends_in_a_sentence()
    {
        var loss = new NegativeLogLikelihood<double>(new LinearModel(1), new NormalMeanLikelihood(1), X, Y);
        var thrown = Assert.Throws<InvalidOperationException>(() => new GradientDescent(100, 1000).Minimize(loss, [0, 0]));
        Assert.Contains("learning rate", thrown.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Model> Models => new()
    {
        new LinearModel(3, 2),
        new LinearModel(3, [[0, 2], []]),
        new ShallowNetwork(3, 5, 2),
        new WithConstants(new ShallowNetwork(3, 4)),
        new WithOffset(new LinearModel(2, 2)),
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void The_gradient_of_the_loss_is_its_finite_difference(Model model)
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 21).Select(_ => 2 * random.NextDouble() - 1)];
        double[] y = [.. Enumerable.Range(0, 7).Select(_ => random.NextDouble())];
        var loss = new NegativeLogLikelihood<double>(model, new NormalLikelihood(), x, y);
        var phi = model.Start([0.1, 0.2], random);
        Laws.CheckGradient(loss, phi);
    }
}
