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
        { new GradientDescent(0.02, 2000) { Batches = new(2, new Random(1)) }, 1e-8 },
        { new Adam(0.05, 2000), 1e-6 },
        { new Bfgs(), 1e-8 },
    };

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
        var onFrame = Recipe.Choose(new NormalLikelihood()).Predict("mu", "income").Predict("sigma", "income").Train(Datasets.Engel(), "food");
        var onArrays = Recipe.Choose(new NormalLikelihood()).Predict(new LinearModel(1, 2)).Train(x, y);
        Assert.Equal(onFrame.Loss, onArrays.Loss, 1e-6);
    }

    [Fact]
    public void A_line_search_that_meets_no_number_turns_back()
    {
        // Log-likelihoods of R's lm and of its gamma regression with the shape by maximum likelihood.
        var petrol = Recipe.Choose(new NormalLikelihood()).Predict("mu", "batch", "temperature").Train(Datasets.Petrol(), "yield");
        Assert.Equal(88.52, petrol.LogLikelihood, 0.005);

        double[] x = [.. Datasets.Engel().Numbers("income").Select(income => Math.Log(income / 1000))], y = Datasets.Engel().Numbers("food");
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
        var phi = model.Initial([0.1, 0.2], random);
        Laws.CheckGradient(loss, phi);
    }
}
