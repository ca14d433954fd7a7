using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A normal's search begins at least squares, but not where there is no such place or where it is not best.</summary>
public class LeastSquaresStartTests
{
    private static readonly double[] Y = [1, 2, 3, 4, 9];

    [Theory]
    [InlineData("mu")]
    [InlineData("sigma")]
    public void A_constant_column_alone_says_nothing_new(string parameter)
    {
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict(parameter, "x");
        var refused = Assert.Throws<ArgumentException>(() => recipe.Train(Frame([2, 2, 2, 2, 2], Y), "y"));
        Assert.StartsWith("'x' says nothing new: it is constant", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_it_under_another_likelihood()
    {
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x");
        var refused = Assert.Throws<ArgumentException>(() => recipe.Train(Frame([2, 2, 2, 2, 2], Y), "y"));
        Assert.StartsWith("'x' says nothing new: it is constant", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<double[], string> Spreadless => new()
    {
        { [0.1, 0.1, 0.1, 0.1, 0.1], "'y': Every y is 0.1, so that no spread is best" },
        { [3], "'y': the number of examples must be at least 2" },
        { [1e200, 2e200, 4e200, 3e200, 7e200], "'y': The spread of y is too large" },
    };

    [Theory]
    [MemberData(nameof(Spreadless))]
    public void Outputs_without_a_variance_are_refused_by_the_likelihood(double[] y, string sentence)
    {
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict("mu");
        var refused = Assert.ThrowsAny<ArgumentException>(() => recipe.Train(Frame([.. y.Select((_, i) => (double)i)], y), "y"));
        Assert.StartsWith(sentence, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A penalised loss with a free σ has two minima: large slopes and a small σ, and the other way round.</summary>
    [Fact]
    public void Under_a_prior_the_search_begins_at_the_best_constants()
    {
        var random = new Random(1);
        var (x, z, y) = (new double[2000], new double[2000], new double[2000]);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = random.NextDouble();
            z[i] = x[i] + 0.01 * random.NextDouble();
            y[i] = 1000 * x[i] - 900 * z[i] + 0.15 * random.NextDouble();
        }

        const double Prior = 10;
        DataFrame frame = new(
            new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("z", z), new DoubleDataFrameColumn("y", y));
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", "x", "z").WithNormalPrior(Prior).Train(frame, "y");
        var slopes = ((string[])["x", "z"]).Sum(column => Math.Pow(fit["mu", column].Estimate / Prior, 2) / 2);
        Assert.InRange(fit.Loss + slopes, 4000, 4800); // 5600 at the other minimum
    }

    /// <summary>Of several outputs, each mean is a regression of its own, and what is left of one may be nearly that of another.</summary>
    [Theory]
    [InlineData(200, 1)]
    [InlineData(200, 0.01)]
    [InlineData(200, 1e-3)]
    [InlineData(8, 3e-3)]
    [InlineData(200, 1e-4)]
    [InlineData(8, 1e-5)]
    [InlineData(200, 1e-6)]
    [InlineData(200, 1e-7)]
    [InlineData(40_000, 1e-3)]
    public void Outputs_that_are_nearly_dependent_are_regressions_too(int examples, double apart)
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, examples).Select(i => i % 9 + random.NextDouble())];
        double[] y = [.. x.Select(value => 1 + 0.9 * value + new Normal(0, 1).Sample(random))];
        double[] z = [.. y.Select(value => 2 * value + apart * new Normal(0, 1).Sample(random))];
        var frame = Frame(x, y);
        frame.Columns.Add(new DoubleDataFrameColumn("z", z));
        var both = Recipe.Choose(new MultivariateNormalLikelihood(2)).Predict("mu", "x").Train(frame, "y", "z");
        foreach (var (output, parameter) in (ReadOnlySpan<(string, string)>)[("y", "mu[0]"), ("z", "mu[1]")])
        {
            var alone = Recipe.Choose(new NormalLikelihood()).Predict("mu", "x").Train(frame, output);
            foreach (var term in (string[])["intercept", "x"])
            {
                var (one, other) = (alone["mu", term], both[parameter, term]);
                Assert.Equal(one.Estimate, other.Estimate, 1e-6 * one.StandardError);
                Assert.True(
                    Math.Abs(one.StandardError / other.StandardError - 1) < 1e-3 + 4e-15 / (apart * apart)
                        || (apart < 1e-6 && double.IsNaN(other.StandardError)), // which needs the square of what is left
                    $"{one} alone, {other} together");
            }
        }
    }

    private static DataFrame Frame(double[] x, double[] y) => new(new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y));
}
