using MathNet.Numerics.Integration;

namespace LossNotebooks.Tests.LawSuite;

/// <summary>The laws of the distributions over classes, vectors and rankings.</summary>
public class VectorDistributionLawTests
{
    private static readonly Categorical Classes = new(0.2, 0.5, 0, 0.3);
    private static readonly PlackettLuce Rankings = new(1, 0.4, 3, 0.01);
    private static readonly MultivariateNormal Vectors = new([1, -2], new[,] { { 2, 0.9 }, { 0.9, 0.5 } });
    private static readonly Independent Pairs = new(new Normal(1, 2), new Poisson(1.5));

    private static readonly Censored<Normal> Seen = new(new(1, 2));

    private static readonly int[][] AllRankings = [.. Permutations([0, 1, 2, 3])];

    [Fact]
    public void Every_distribution_is_tested() => Registry.AssertComplete(
        typeof(Distribution<>),
        ((IEnumerable<object>)[.. Registry.Scalars, Classes, Rankings, Vectors, Pairs, Seen]).Select(d => d.GetType()),
        "Registry.Scalars, or the laws of LawSuite/VectorDistributionLawTests.cs if its outputs are no numbers");

    [Fact]
    public void The_total_probability_is_1()
    {
        Laws.CheckNormalised(Classes, Enumerable.Range(0, 4));
        Laws.CheckNormalised(Rankings, AllRankings);
        Assert.Equal(1, GaussLegendreRule.Integrate((a, b) => Vectors.Probability([a, b]), 1 - 15, 1 + 15, -2 - 8, -2 + 8, 256), 1e-8);
        var ofPairs = Enumerable.Range(0, 60)
            .Sum(count => GaussLegendreRule.Integrate(a => Pairs.Probability([a, count]), 1 - 20, 1 + 20, 128));
        Assert.Equal(1, ofPairs, 1e-8);
        Laws.CheckNormalised(Seen, [Interval.AtMost(-30), new(-30, 0.5), new(0.5, 50), Interval.AtLeast(50)]);
    }

    [Fact]
    public void Nothing_is_more_probable_than_the_mode()
    {
        Assert.Equal(1, Classes.Mode);
        Assert.Equal(AllRankings.MaxBy(Rankings.Probability), Rankings.Mode);
        Assert.All(Vectors.Sample(new Random(1), 1000),
            y => Assert.True(Vectors.LogProbability(y) <= Vectors.LogProbability(Vectors.Mode)));
        Assert.All(Pairs.Sample(new Random(1), 1000), y => Assert.True(Pairs.LogProbability(y) <= Pairs.LogProbability(Pairs.Mode)));
    }

    // 20000 draws and 5.5 standard errors: 4·10⁻⁸ false alarms for each comparison, if the seeds were not fixed.
    [Fact]
    public void Samples_come_as_often_as_they_are_probable()
    {
        AssertFrequencies(Classes, Enumerable.Range(0, 4), (a, b) => a == b);
        AssertFrequencies(Rankings, AllRankings, (a, b) => a.SequenceEqual(b));
    }

    [Fact]
    public void Samples_have_the_mean_and_the_covariance()
    {
        const int Draws = 20000;
        var draws = Vectors.Sample(new Random(3), Draws);
        for (var j = 0; j < 2; j++)
        {
            var mean = Vectors.Mean[j];
            Assert.Equal(0, (draws.Average(y => y[j]) - mean) / Math.Sqrt(Vectors.Covariance[j, j] / Draws), 5.5);
            for (var k = 0; k < 2; k++)
            {
                double[] products = [.. draws.Select(y => (y[j] - mean) * (y[k] - Vectors.Mean[k]))];
                var spread = Math.Sqrt(products.Average(value => value * value) / Draws);
                Assert.Equal(0, (products.Average() - Vectors.Covariance[j, k]) / spread, 5.5);
            }
        }

        Assert.Equal(new Normal(-2, Math.Sqrt(0.5)), Vectors.Marginal(1));
        Assert.All([-1, Vectors.Dimensions], k =>
            Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Marginal(k)).ParamName));
    }

    [Fact]
    public void Outside_the_support_the_probability_is_0()
    {
        Assert.Equal(double.NegativeInfinity, Classes.LogProbability(4));
        Assert.Equal(double.NegativeInfinity, Classes.LogProbability(-1));
        Assert.Equal(double.NegativeInfinity, Rankings.LogProbability([0, 1, 2]));
        Assert.Equal(double.NegativeInfinity, Rankings.LogProbability([0, 1, 2, 2]));
        Assert.Equal(double.NegativeInfinity, Pairs.LogProbability([0, -1]));
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => Vectors.LogProbability([1])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => Pairs.LogProbability([1])).ParamName);
    }

    [Fact]
    public void Classes_and_rankings_are_discrete()
    {
        Assert.True(Classes.IsDiscrete && Rankings.IsDiscrete && new Independent(new Poisson(1), new Bernoulli(0.5)).IsDiscrete);
        Assert.False(Vectors.IsDiscrete || Pairs.IsDiscrete);
    }

    [Fact]
    public void Distributions_are_values()
    {
        Assert.Equal(new Categorical(0.2, 0.5, 0, 0.3), Classes);
        Assert.Equal(new PlackettLuce(1, 0.4, 3, 0.01), Rankings);
        Assert.Equal(new MultivariateNormal([1, -2], new[,] { { 2, 0.9 }, { 0.9, 0.5 } }), Vectors);
        Assert.Equal(new Independent(new Normal(1, 2), new Poisson(1.5)), Pairs);
        Assert.Equal(new NormalMixture([0.5, 0.5], [0, 1], [1, 1]), new NormalMixture([0.5, 0.5], [0, 1], [1, 1]));
        Assert.NotEqual(new NormalMixture([0.5, 0.5], [0, 1], [1, 1]), new NormalMixture([0.5, 0.5], [0, 1], [1, 2]));
        Assert.NotEqual(new Categorical(0.5, 0.5), new Categorical(0.4, 0.6));
    }

    private static void AssertFrequencies<T>(Distribution<T> distribution, IEnumerable<T> outputs, Func<T, T, bool> same)
    {
        const int Draws = 20000;
        var draws = distribution.Sample(new Random(2), Draws);
        Assert.All(outputs, y =>
        {
            var p = distribution.Probability(y);
            Assert.Equal(p, draws.Count(draw => same(draw, y)) / (double)Draws, 5.5 * Math.Sqrt(p * (1 - p) / Draws) + 1e-12);
        });
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0 ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
