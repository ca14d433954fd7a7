namespace LossNotebooks.Tests.Training;

/// <summary>Models, optimisers and likelihoods that numbers do not fit.</summary>
public class RefusedTrainingTests
{
    private static readonly NegativeLogLikelihood<double> Loss =
        new(new LinearModel(1), new NormalMeanLikelihood(1), [1, 2, 3], [1.0, 2, 4]);

    public static TheoryData<Func<object>, string, string> Refused => new()
    {
        { () => new QuantileLikelihood(0), "tau", "tau must lie between 0 and 1, ends excluded." },
        { () => new QuantileLikelihood(1), "tau", "tau must lie between 0 and 1, ends excluded." },
        { () => new QuantileLikelihood(double.NaN), "tau", "tau must lie between 0 and 1, ends excluded." },
        { () => new Adam(0.1, 5, beta1: 1), "beta1", "beta1 must be at least 0 and less than 1." },
        { () => new Adam(0.1, 5, beta2: -0.1), "beta2", "beta2 must be at least 0 and less than 1." },
        { () => new Adam(0.1, 5, beta1: double.NaN), "beta1", "beta1 must be at least 0 and less than 1." },
        { () => new LinearModel(2, [[0], [-1]]), "columns", "Column -1 is not one of the 2 inputs." },
        { () => new LinearModel(2, [[0, 2]]), "columns", "Column 2 is not one of the 2 inputs." },
        { () => new WithOffset(new LinearModel(1, 2), -1), "output", "The model has the raw outputs 0 to 1." },
        { () => new WithOffset(new LinearModel(1, 2), 2), "output", "The model has the raw outputs 0 to 1." },
        { () => new NegativeLogLikelihood<double>(new LinearModel(1), new NormalLikelihood(), [1, 2], [1, 2]), "model",
            "The model has 1 raw outputs, but NormalLikelihood reads 2." },
        { () => Recipe.Choose(new NormalLikelihood()).Predict(new LinearModel(1, 3)).Train([1, 2], [1, 2]), "model",
            "The model has 3 raw outputs, but NormalLikelihood reads 2." },
        { () => new NormalLikelihood().Start([1e308, -1e308, 1e308]), "y", "is too large" },
        { () => new NormalLikelihood().Start([0, 5e-324, 0]), "y", "or too small to be computed in a double; give y another unit." },
        { () => new PoissonLikelihood().Start([1e308, 1e308, 1e308]), "y",
            "The mean of y is too large for a double; give it another unit." },
        { () => new PoissonLikelihood().Start([0, 0]), "y", "Every y is 0, so that no finite log of the mean is best" },
        { () => new TruncatedLikelihood<Normal>(new NormalLikelihood(), new(2, 1)), "within", "must be an interval, its lower end first" },
        { () => new TruncatedLikelihood<Exponential>(new ExponentialLikelihood(), new(-2, -1)), "within", "that holds numbers in" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_is_refused_by_its_name(Func<object> create, string name, string sentence)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(create);
        Assert.Equal(name, refused.ParamName);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e300, true, "start from another φ.")]
    [InlineData(0, false, "the learning rate 1 is too large for this loss.")]
    public void Where_the_loss_leaves_the_doubles_the_descent_ends_and_says_why(double start, bool isAtOnce, string end)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new GradientDescent(1, 1000).Minimize(Loss, [start, start]));
        Assert.EndsWith(end, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(isAtOnce, thrown.Message.Contains("where the descent starts", StringComparison.Ordinal));
    }
}
