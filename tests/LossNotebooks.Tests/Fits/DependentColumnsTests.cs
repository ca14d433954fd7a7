using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Columns that are nearly a linear combination of others cost the fit no digits, as long as theirs tell them apart.</summary>
public class DependentColumnsTests
{
    private static readonly double[] X = [.. Enumerable.Range(1, 30).Select(i => (double)i)];
    private static readonly double[] Y = [.. X.Select((x, i) => Math.Round(10 + 3 * Math.Sin(x / 4) + i * 7919 % 5))];

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Powers_of_a_column_have_a_minimum_and_standard_errors(int degree)
    {
        string[] powers = [.. Enumerable.Range(1, degree).Select(d => d == 1 ? "x" : $"x^{d}")];
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu", powers).Train(Frame(("x", X)), "y");

        // Least squares over the same polynomials, of x near 0 and orthogonal.
        var t = Vector<double>.Build.DenseOfEnumerable(X.Select(x => (x - 15.5) / 14.5));
        List<Vector<double>> basis = [Vector<double>.Build.Dense(X.Length, 1 / Math.Sqrt(X.Length))];
        var power = Math.Sqrt(X.Length); // what the last power has of the last of them
        for (var d = 1; d <= degree; d++)
        {
            var next = basis[^1].PointwiseMultiply(t);
            for (var twice = 0; twice < 2; twice++)
            {
                foreach (var direction in basis)
                {
                    next -= direction * (direction * next);
                }
            }

            power *= next.L2Norm() * 14.5;
            basis.Add(next / next.L2Norm());
        }

        var y = Vector<double>.Build.DenseOfArray(Y);
        var left = basis.Aggregate(y, (rest, direction) => rest - direction * (direction * rest));
        var sigma = left.L2Norm() / Math.Sqrt(X.Length);
        Assert.Equal(Y.Sum(_ => Math.Log(sigma) + 0.5 * Math.Log(2 * Math.PI) + 0.5), fit.Loss, 1e-8);

        var last = fit["mu", powers[^1]];
        Assert.Equal(1, basis[^1] * y / power / last.Estimate, 1e-4);
        Assert.Equal(1, sigma / power / last.StandardError, 1e-4);
        Assert.All(fit.Coefficients, coefficient => Assert.True(coefficient.StandardError > 0, $"{coefficient}"));
        Assert.All(fit.RobustCoefficients(), coefficient => Assert.True(coefficient.StandardError > 0, $"{coefficient}"));
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-5)]
    [InlineData(1e-6)]
    [InlineData(3e-7)]
    [InlineData(1.6e-7)]
    public void A_column_that_is_nearly_another_is_one_with_their_difference(double difference)
    {
        double[] a = [.. X.Select(i => Math.Sin(1.7 * i))], e = [.. X.Select(i => Math.Cos(2.3 * i))];
        double[] b = [.. a.Zip(e, (a, e) => a + difference * e)], between = [.. b.Zip(a, (b, a) => (b - a) / difference)];
        Check(Recipe.Choose(new PoissonLikelihood()), "lambda");
        Check(Recipe.Choose(new NormalLikelihood()), "mu");
        Check(Recipe.Choose(new LaplaceLikelihood()), "mu");
        Check(Recipe.Choose(new StudentTLikelihood(5)), "mu");

        void Check<T>(Recipe<double, T> recipe, string parameter)
            where T : Distribution<double>
        {
            var near = recipe.Predict(parameter, "a", "b").Train(Frame(("a", a), ("b", b)), "y");
            var apart = recipe.Predict(parameter, "a", "e").Train(Frame(("a", a), ("e", between)), "y");
            Assert.Equal(apart.Loss, near.Loss, 1e-7);
            Assert.Equal(1, apart[parameter, "e"].Estimate / near[parameter, "b"].Estimate / difference, 1e-4);
            Assert.Equal(1, apart[parameter, "e"].StandardError / near[parameter, "b"].StandardError / difference, 1e-4);
            Assert.Equal(apart[parameter, "intercept"].StandardError, near[parameter, "intercept"].StandardError, 1e-4);
        }
    }

    [Fact]
    public void So_is_one_that_two_parameters_use_and_one_that_comes_in_blocks()
    {
        double[] e = [.. X.Select(i => Math.Cos(2.3 * i))], b = [.. X.Zip(e, (x, e) => x + 1e-5 * e)];
        var recipe = Recipe.Choose(new NormalLikelihood());
        var near = recipe.Predict("mu", "x", "b").Predict("sigma", "x").Train(Frame(("x", X), ("b", b)), "y");
        var blocks = recipe.Predict("mu", "x", "b").Predict("sigma", "x").Train(Blocks(Frame(("x", X), ("b", b))), "y");
        var apart = recipe.Predict("mu", "x", "e").Predict("sigma", "x").Train(Frame(("x", X), ("e", e)), "y");
        Assert.Equal(apart.Loss, near.Loss, 1e-8);
        Assert.Equal(near.Loss, blocks.Loss);
        Assert.Equal(near.Coefficients, blocks.Coefficients);
        Assert.Equal(1, apart["mu", "e"].Estimate / near["mu", "b"].Estimate / 1e-5, 1e-5);
        Assert.Equal(1, apart["sigma", "x"].StandardError / near["sigma", "x"].StandardError, 1e-5);
        var (wide, narrow) = (apart.ProfileInterval("mu", "e"), near.ProfileInterval("mu", "b"));
        Assert.Equal(1, wide.Upper / narrow.Upper / 1e-5, 1e-4);
    }

    private static IEnumerable<DataFrame> Blocks(DataFrame frame) => [frame];

    private static DataFrame Frame(params (string Name, double[] Values)[] columns) => new(
        [.. columns.Select(column => new DoubleDataFrameColumn(column.Name, column.Values)), new DoubleDataFrameColumn("y", Y)]);
}
