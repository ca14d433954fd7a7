using LossNotebooks.Tests.LawSuite;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Intervals so short that the difference of their ends' tails has lost its digits.</summary>
public class ShortIntervalTests
{
    [Theory]
    [InlineData(1_000_000, 8)]
    [InlineData(1_000_000_000_000, 100)]
    public void What_a_few_of_very_many_counts_have_is_the_sum_of_each(double mean, int count)
    {
        var counts = new Poisson(mean);
        var each = Enumerable.Range(0, count).Sum(k => counts.Probability(mean + k));
        Assert.Equal(1, Math.Exp(counts.LogProbabilityOf(new(mean, mean + count - 1))) / each, 1e-9);
    }

    [Fact]
    public void A_needle_within_a_short_interval_is_not_missed()
    {
        var (hay, needle) = (new Normal(0, 1), new Normal(0.3, 1e-7));
        var mixture = new NormalMixture([1 - 1e-5, 1e-5], [0, 0.3], [1, 1e-7]);
        Interval around = new(0.29995, 0.30004);
        var expected = (1 - 1e-5) * Numeric.Mass(hay, around) + 1e-5 * Numeric.Mass(needle, around);
        Assert.Equal(1, Math.Exp(mixture.LogProbabilityOf(around)) / expected, 1e-9);
    }
}
