using LossNotebooks.Tests.LawSuite;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Where parameters or masses are at an end of what they may be.</summary>
public class EdgeTests
{
    private static readonly ScalarDistribution[] Others =
    [
        new Beta(0.6, 0.6), new Beta(2, 1), new BetaBinomial(7, 3, 1), new BetaBinomial(7, 1, 3), new BetaBinomial(7, 3, 0.5),
    ];

    [Fact]
    public void An_interval_without_mass_is_the_mode_and_one_with_all_the_support() => Assert.All(Registry.Scalars, distribution =>
    {
        var none = distribution.HighestDensityInterval(0);
        Assert.Equal(0, none.Width);
        Assert.Equal(distribution.LogProbability(distribution.Mode), distribution.LogProbability(none.Lower), 1e-9);
        Assert.Equal(distribution.Support, distribution.HighestDensityInterval(1));
    });

    [Fact]
    public void No_place_is_more_probable_than_the_mode() => Assert.All(Others, distribution =>
    {
        var highest = distribution.LogProbability(distribution.Mode);
        Assert.All(distribution.Sample(new Random(3), 500), y => Assert.True(distribution.LogProbability(y) <= highest));
    });

    // The primitive of y times Cauchy's density is log(1 + y²)/2π, and a quarter of all lies between 0 and 1.
    [Fact]
    public void A_tail_too_heavy_for_a_mean_has_none_until_it_is_cut_off()
    {
        var whole = new StudentT(1, 0, 1);
        Assert.Equal(double.NaN, new Truncated<StudentT>(whole, Interval.AtLeast(0)).Mean);
        Assert.Equal(2 * Math.Log(2) / Math.PI, new Truncated<StudentT>(whole, new(0, 1)).Mean, 1e-9);
    }

    [Fact]
    public void Nearly_all_of_the_mass_lies_between_finite_counts() => Assert.All(Registry.Scalars.OfType<CountDistribution>(), counts =>
    {
        var interval = counts.HighestDensityInterval(Math.BitDecrement(1.0));
        Assert.True(double.IsFinite(interval.Width));
        Assert.Equal(1, Numeric.Mass(counts, interval), 1e-12);
    });

    [Theory]
    [InlineData(0.001)]
    [InlineData(300)]
    public void One_minus_the_mean_resultant_length_is_what_the_series_leaves_of_1(double kappa)
    {
        var distribution = new VonMises(0, kappa);
        var cosine = Numeric.Expectation(distribution, Math.Cos);
        Assert.Equal(1 - cosine, Bessel.RatioBelow1(kappa), 1e-8);
    }
}
