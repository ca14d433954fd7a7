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

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(30)]
    public void Nor_has_one_of_absolute_residuals(int examples)
    {
        double[] x = [.. Enumerable.Range(1, examples).Select(i => (double)i)], y = [.. x.Select(value => 1 + 2 * value)];
        var frame = Frame(x, y);
        frame.Columns.Add(new StringDataFrameColumn("level", y.Select(value => $"{value}")));
        Refused(() => Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "x").Train(frame, "y"));
        Refused(() => Recipe.Choose(new QuantileLikelihood(0.3)).Predict("mu", "x").Train(frame, "y"));
        Refused(() => Recipe.Choose(new LaplaceLikelihood()).Predict(new LinearModel(1, 2)).Train(x, y), along: "φ[");
        Refused(() => Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "level").Train(frame, "y"));

        static void Refused(Action train, string along = "'scale, intercept', as if")
        {
            var thrown = Assert.Throws<InvalidOperationException>(train);
            Assert.StartsWith("There is no best φ", thrown.Message, StringComparison.Ordinal);
            Assert.Contains($"along {along}", thrown.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>However many columns and rows: what is left is of rounding.</summary>
    [Theory]
    [InlineData(5, 1, 0)]
    [InlineData(40, 6, 0)]
    [InlineData(300, 3, 1e6)]
    [InlineData(100, 5, -1)]
    public void Rounding_is_no_spread(int examples, int columns, double origin)
    {
        var random = new Random(examples);
        double[] Column() => [.. Enumerable.Range(0, examples).Select(_ => random.NextDouble())];
        double[][] x = [.. Enumerable.Range(0, columns).Select(_ => Column())];
        double[] y = [.. Enumerable.Range(0, examples).Select(i => origin + x.Select((column, d) => 0.1 * (d + 1) * column[i]).Sum())];
        DataFrame frame = new([.. x.Select((column, d) => new DoubleDataFrameColumn($"x{d}", column)), new DoubleDataFrameColumn("y", y)]);
        string[] names = [.. x.Select((_, d) => $"x{d}")];
        Refused(new NormalLikelihood());
        Refused(new LaplaceLikelihood());
        Refused(new StudentTLikelihood(4));

        void Refused<T>(Likelihood<double, T> likelihood)
            where T : Distribution<double>
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => Recipe.Choose(likelihood).Predict("mu", names).Train(frame, "y"));
            Assert.StartsWith("There is no best φ", thrown.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A spread of some last digits is one of the data.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e14)]
    [InlineData(1.6e15)]
    public void Far_from_0_there_is_a_best_fit_too(double origin)
    {
        double[] x = [1, 2, 3, 4, 5], y = [.. ((double[])[10, 30, 20, 50, 40]).Select(value => origin + value)];
        var normal = Train(new NormalLikelihood(), "mu", "x", y, x);
        Assert.Equal(8, normal["mu", "x"].Estimate, 0.1);
        Assert.Equal(Math.Log(7.2) / 2 + 0.5 * Math.Log(10), normal["sigma", "intercept"].Estimate, 0.02);
        var far = Train(new StudentTLikelihood(4), "mu", "x", [.. y.SkipLast(1), origin + 400], x);
        var near = Train(new StudentTLikelihood(4), "mu", "x", [10, 30, 20, 50, 400], x);
        Assert.Equal(near["mu", "x"].Estimate, far["mu", "x"].Estimate, 0.2);
        Assert.Equal(near.Loss, far.Loss, 0.01);
        Assert.Equal(8, Train(new LaplaceLikelihood(), "mu", "x", y, x)["mu", "x"].Estimate, 8.0);
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
