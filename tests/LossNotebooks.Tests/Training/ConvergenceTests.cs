using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Training;

/// <summary>A fit that has not arrived says so in a sentence; one that has, says nothing, however its loss looks there.</summary>
public class ConvergenceTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly double[] Group = [0, 0, 0, 0, 1, 1, 1, 1];

    private static readonly double[] Seldom = [.. Enumerable.Range(0, 5000).Select(i => i % 50 == 0 ? 1.0 : 0)];
    private static readonly double[] Often = [.. Enumerable.Range(0, 5000).Select(i => i % 50 == 0 || i % 3 == 0 ? 1.0 : 0)];

    public static TheoryData<string, Action, string> WithoutEnd => new()
    {
        { "two classes apart", () => Train(new BernoulliLikelihood(), "p", "x", Group), "along 'p, x'" },
        { "two classes that touch", () => Train(new BernoulliLikelihood(), "p", "x", [0, 0, 0, 1, 1, 1, 1, 1], [1, 2, 3, 3, 4, 5, 6, 7]),
            "along 'p, x'" },
        { "a group without a failure", () => Train(new BernoulliLikelihood(), "p", "x", [0, 1, 0, 1, 1, 1, 1, 1], Group),
            "along 'p, intercept', 'p, x'" },
        { "a group without a count", () => Train(new PoissonLikelihood(), "lambda", "x", [2, 3, 1, 3, 0, 0, 0, 0], Group),
            "along 'lambda, intercept', 'lambda, x'" },
        { "counts less spread than a Poisson's", () => Train(new NegativeBinomialLikelihood(), "mu", "x", [2, 3, 3, 3, 4, 4, 4, 5]),
            "along 'size, intercept'" },
        { "one group of many without a failure", () => Train(new BernoulliLikelihood(), "p", "x", Often, Seldom), "along 'p, x'" },
        { "tails lighter than a normal's", () => Train(new StudentTLikelihood(), "mu", "x", [1.1, 1.9, 3.1, 3.9, 5.1, 5.9, 7.1, 7.9]),
            "along 'nu, intercept'" },
    };

    [Theory]
    [MemberData(nameof(WithoutEnd), DisableDiscoveryEnumeration = true)]
    public void Where_infinity_would_be_best_there_is_no_fit(string what, Action train, string along)
    {
        var message = Assert.Throws<InvalidOperationException>(train).Message;
        Assert.True(message.StartsWith("There is no best φ", StringComparison.Ordinal) && message.Contains(along, StringComparison.Ordinal),
            $"{what}: {message}");
    }

    [Fact]
    public void A_perfect_fit_has_no_smallest_spread()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Train(new NormalLikelihood(), "mu", "x", [2, 4, 6, 8, 10, 12, 14, 16]));
        Assert.StartsWith("There is no best φ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("along 'sigma, intercept', as if", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_arrays_the_parameter_is_named_by_its_place_in_phi()
    {
        var thrown = Assert.Throws<InvalidOperationException>(
            () => Recipe.Choose(new BernoulliLikelihood()).Predict(new LinearModel(1)).Train(X, Group));
        Assert.Contains("φ[1]", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_is_led_astray_says_where_it_still_falls()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new Bfgs().Minimize(new Cliff(), [3]));
        Assert.Contains("still falls along φ[0]", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kink_is_a_place_to_end()
    {
        double[] y = [1.2, 2.5, 2, 4.1, 9, 6, 7.7, 8.4];
        var fit = Train(new LaplaceLikelihood(), "mu", "x", y);
        Assert.Equal(2, fit.Infer(Frame(X, y)).Zip(y).Count(pair => Math.Abs(pair.First.Mu - pair.Second) < 1e-6));
    }

    private static FrameFit<double, T> Train<T>(Likelihood<double, T> likelihood, string parameter, string column, double[] y,
        double[]? x = null)
        where T : Distribution<double> => Recipe.Choose(likelihood).Predict(parameter, column).Train(Frame(x ?? X, y), "y");

    private static DataFrame Frame(double[] x, double[] y) => new(new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y));

    // Falls to the left without end, and is no number beyond −1: no search can arrive.
    private sealed class Cliff : IObjective
    {
        public int ParameterCount => 1;

        public double Value(ReadOnlySpan<double> phi) => phi[0] < -1 ? double.NaN : phi[0];

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = 1;
            return Value(phi);
        }
    }
}
