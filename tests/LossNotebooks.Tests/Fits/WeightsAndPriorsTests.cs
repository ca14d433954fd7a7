using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Rows that count several times, and coefficients that have a prior.</summary>
public class WeightsAndPriorsTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8], Y = [2, 1, 4, 3, 7, 5, 9, 12], Times = [3, 1, 2, 5, 1, 0, 4, 2];

    private static DataFrame Frame => new(
        new DoubleDataFrameColumn("x", X), new DoubleDataFrameColumn("y", Y), new DoubleDataFrameColumn("n", Times));

    [Fact]
    public void A_frequency_is_that_many_equal_rows()
    {
        AssertSame(new NormalLikelihood(), "mu");
        AssertSame(new PoissonLikelihood(), "lambda");
        AssertSame(new GammaLikelihood(), "mu");

        static void AssertSame<T>(Likelihood<double, T> likelihood, string parameter)
            where T : Distribution<double>
        {
            var recipe = Recipe.Choose(likelihood).Predict(parameter, "x");
            FrameFit<double, T> weighted = recipe.WithFrequencies("n").Train(Frame, "y"), written = recipe.Train(Frame.Expand("n"), "y");
            Assert.Equal(written.Examples, weighted.Examples);
            Assert.Equal(written.Loss, weighted.Loss, 1e-9);
            Assert.Equal(written.Bic, weighted.Bic, 1e-9);
            AssertClose(written.Coefficients, weighted.Coefficients);
            AssertClose(written.RobustCoefficients(), weighted.RobustCoefficients());
        }

        static void AssertClose(CoefficientTable expected, CoefficientTable actual) => Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(pair.First.Estimate, pair.Second.Estimate, 1e-7);
            Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-7);
        });
    }

    [Fact]
    public void A_row_of_frequency_0_is_not_there()
    {
        // Neither its far x nor its level is to be seen.
        var frame = new DataFrame(
            new DoubleDataFrameColumn("x", [1, 2, 3, 4, 1e6]), new StringDataFrameColumn("g", ["a", "b", "b", "a", "c"]),
            new DoubleDataFrameColumn("y", [1, 2, 2, 4, 900]), new DoubleDataFrameColumn("n", [1, 2, 1, 1, 0]));
        var recipe = Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x", "g");
        FrameFit<double, Poisson> weighted = recipe.WithFrequencies("n").Train(frame, "y"), written = recipe.Train(frame.Expand("n"), "y");
        Assert.Equal(written.Coefficients.Select(c => c.Term), weighted.Coefficients.Select(c => c.Term));
        Assert.Equal(written.Loss, weighted.Loss, 1e-9);
        Assert.Equal((5, 0), (weighted.Examples, weighted.DroppedRows));

        frame["n"] = new DoubleDataFrameColumn("n", new double[5]);
        Assert.Equal("No row is left to train on: every frequency is 0.",
            Assert.Throws<ArgumentException>(() => recipe.WithFrequencies("n").Train(frame, "y")).Message);
    }

    [Fact]
    public void A_prior_chooses_among_more_columns_than_there_are_rows()
    {
        const double Sigma = 0.5, Prior = 2;
        double[] y = [1, 3, 2, 5];
        double[][] x = [[1, 2, 3, 4], [2, 4, 6, 8], [1, 0, 1, 1], [0, 1, 5, 2], [3, 1, 4, 1]];
        var frame = new DataFrame(
            [.. x.Select((column, d) => new DoubleDataFrameColumn($"x{d}", column)), new DoubleDataFrameColumn("y", y)]);
        string[] names = [.. x.Select((_, d) => $"x{d}")];
        var recipe = Recipe.Choose(new NormalMeanLikelihood(Sigma));
        var fit = recipe.Predict("mu", names).WithNormalPrior(Prior).Train(frame, "y");
        double[] gaps = [.. fit.Infer(frame).Zip(y, (belief, value) => (value - belief.Mean) / (Sigma * Sigma))];
        Assert.Equal(0, gaps.Sum(), 1e-9);
        Assert.All(names.Zip(x), column => Assert.Equal(
            fit["mu", column.First].Estimate / (Prior * Prior), column.Second.Zip(gaps, (value, gap) => value * gap).Sum(), 1e-9));
        Assert.All(fit.Coefficients, c => Assert.True(c.StandardError > 0));

        frame["x2"] = new DoubleDataFrameColumn("x2", [0.1, 0.1, 0.1, 0.1]);
        Assert.Equal("'x2' says nothing new: it is constant; leave it out.", Assert.Throws<ArgumentException>(
            () => recipe.Predict("mu", names).WithNormalPrior(Prior).Train(frame, "y")).Message);
    }

    [Fact]
    public void A_frequency_that_is_none_is_refused_with_its_row()
    {
        var frame = Frame;
        frame["n"][3] = 1.5;
        var refused = Assert.ThrowsAny<ArgumentException>(
            () => Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "x").WithFrequencies("n").Train(frame, "y"));
        Assert.StartsWith("Row 4 of column 'n'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_known_spread_a_normal_prior_is_ridge_regression()
    {
        const double Sigma = 2, Prior = 0.3;
        double meanX = X.Average(), meanY = Y.Average();
        double xx = X.Sum(x => (x - meanX) * (x - meanX)), xy = X.Zip(Y, (x, y) => (x - meanX) * (y - meanY)).Sum();
        var precision = xx / (Sigma * Sigma) + 1 / (Prior * Prior);
        var fit = Recipe.Choose(new NormalMeanLikelihood(Sigma)).Predict("mu", "x").WithNormalPrior(Prior).Train(Frame, "y");
        Assert.Equal(xy / (Sigma * Sigma) / precision, fit["mu", "x"].Estimate, 1e-10);
        Assert.Equal(1 / Math.Sqrt(precision), fit["mu", "x"].StandardError, 1e-10);
        Assert.Equal(meanY - fit["mu", "x"].Estimate * meanX, fit["mu", "intercept"].Estimate, 1e-10);
        Assert.Equal(fit.History.Loss, fit.Loss + 0.5 * Math.Pow(fit["mu", "x"].Estimate / Prior, 2), 1e-10);
    }

    [Fact]
    public void Where_infinity_would_be_best_a_prior_keeps_the_fit_finite()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("x", X), new DoubleDataFrameColumn("y", [0, 0, 0, 0, 1, 1, 1, 1]));
        var recipe = Recipe.Choose(new BernoulliLikelihood()).Predict("p", "x");
        Assert.Throws<InvalidOperationException>(() => recipe.Train(frame, "y"));
        double[] slopes = [.. ((double[])[0.5, 1, 5]).Select(sigma => recipe.WithNormalPrior(sigma).Train(frame, "y")["p", "x"].Estimate)];
        Assert.True(slopes is [> 0, ..] && slopes.SequenceEqual(slopes.Order()) && slopes[2] < 10, string.Join(", ", slopes));
    }

    // Weighted least squares in closed form.
    [Fact]
    public void A_row_that_is_known_to_be_more_precise_is_an_offset_of_the_spread()
    {
        double[] w = [1, 4, 2, 9, 1, 3, 5, 2];
        var frame = Frame;
        frame.Columns.Add(new DoubleDataFrameColumn("finer", w.Select(value => -0.5 * Math.Log(value))));
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict("mu", "x").WithOffset("sigma", "finer");
        var fit = recipe.Train(frame, "y");
        double sum = w.Sum(), meanX = w.Zip(X, (a, x) => a * x).Sum() / sum, meanY = w.Zip(Y, (a, y) => a * y).Sum() / sum;
        double xx = w.Zip(X, (a, x) => a * (x - meanX) * (x - meanX)).Sum();
        var slope = w.Zip(X.Zip(Y), (a, pair) => a * (pair.First - meanX) * (pair.Second - meanY)).Sum() / xx;
        var variance = w.Zip(X.Zip(Y), (a, pair) => a * Math.Pow(pair.Second - meanY - slope * (pair.First - meanX), 2)).Average();
        Assert.Equal(slope, fit["mu", "x"].Estimate, 1e-10);
        Assert.Equal(Math.Log(variance) / 2, fit["sigma", "intercept"].Estimate, 1e-10);
        Assert.Equal(Math.Sqrt(variance / xx), fit["mu", "x"].StandardError, 1e-10);
        Assert.Equal(Math.Sqrt(variance) / 3, fit.Infer(frame)[3].Sigma, 1e-10);
        Assert.Equal(
            fit.Infer(frame)[3].Sigma,
            Recipe.Choose(new NormalLikelihood()).FromJson(fit.ToJson()).Infer(("x", 4), ("finer", -0.5 * Math.Log(9))).Sigma, 1e-12);
        Assert.Throws<ArgumentException>(() => recipe.WithOffset("sigma", "x"));
        Assert.Throws<ArgumentException>(() => recipe.WithOffset("nu", "x"));
    }

    [Fact]
    public void A_prior_must_have_a_spread() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Recipe.Choose(new NormalLikelihood()).Predict("mu", "x").WithNormalPrior(0));
}
