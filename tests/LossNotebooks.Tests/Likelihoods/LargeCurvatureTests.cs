namespace LossNotebooks.Tests.Likelihoods;

/// <summary>The curvature of losses with many raw outputs, along one direction.</summary>
public class LargeCurvatureTests
{
    [Fact]
    public void Of_many_components() => AssertCurvature(new NormalMixtureLikelihood(260), 0.7, -0.4);

    [Fact]
    public void Of_many_items()
    {
        int[] y = [.. Enumerable.Range(0, 300)], back = [.. y.Reverse()];
        AssertCurvature(new PlackettLuceLikelihood(300), y, back);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void Of_many_dimensions(int dimensions)
    {
        var random = new Random(7);
        AssertCurvature(
            new MultivariateNormalLikelihood(dimensions), [.. new Normal(0, 1).Sample(random, dimensions)],
            [.. new Normal(0, 1).Sample(random, dimensions)]);
    }

    [Fact]
    public void Of_many_classes_in_order_with_another_link() =>
        AssertCurvature(new OrdinalLikelihood(300).WithLink("gap", new SoftplusLink()), 0, 170, 299);

    [Fact]
    public void Of_many_numbers_side_by_side() => AssertCurvature(
        new IndependentLikelihood([.. Enumerable.Repeat<Likelihood<double>>(new NormalLikelihood(), 150)]), [.. new double[150]]);

    [Fact]
    public void A_vector_of_many_numbers_at_right_angles_is_as_probable_as_all_of_them()
    {
        const int Dimensions = 300;
        var variances = new double[Dimensions, Dimensions];
        for (var k = 0; k < Dimensions; k++)
        {
            variances[k, k] = 1 + k;
        }

        double[] mean = new double[Dimensions], y = new Normal(0, 3).Sample(new Random(5), Dimensions);
        Assert.Equal(y.Index().Sum(one => new Normal(0, Math.Sqrt(1 + one.Index)).LogProbability(one.Item)),
            new MultivariateNormal(mean, variances).LogProbability(y), 1e-9);
    }

    private static void AssertCurvature<TOutput>(Likelihood<TOutput> likelihood, params TOutput[] outputs)
    {
        const double Step = 1e-5;
        var random = new Random(3);
        int size = likelihood.RawOutputs, places = Triangle.Size(size);
        double[] z = new Normal(0, 0.2).Sample(random, size), direction = new Normal(0, 1).Sample(random, size);
        double[] ahead = [.. z.Zip(direction, (z, d) => z + Step * d)], behind = [.. z.Zip(direction, (z, d) => z - Step * d)];
        foreach (var y in outputs)
        {
            double[] curvature = likelihood.Curvature(z, y), inBatch = new double[places];
            double[] loss = new double[1], slopes = new double[size];
            likelihood.Evaluate(new(z, [y], loss, slopes, inBatch));
            Assert.Equal(likelihood.Loss(z, y), loss[0], 1e-9);
            Assert.Equal(0, curvature.Zip(inBatch, (one, other) => Math.Abs(one - other)).Max(), 1e-9);
            double[] above = likelihood.Gradient(ahead, y), below = likelihood.Gradient(behind, y);
            for (var k = 0; k < size; k++)
            {
                var product = Enumerable.Range(0, size).Sum(l =>
                    curvature[Triangle.Place(Math.Max(k, l), Math.Min(k, l))] * direction[l]);
                Assert.Equal((above[k] - below[k]) / (2 * Step), product, 1e-5 * (1 + Math.Abs(product)));
            }
        }
    }
}
