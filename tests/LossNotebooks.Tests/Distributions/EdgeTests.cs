using LossNotebooks.Tests.LawSuite;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Where parameters or masses are at an end of what they may be.</summary>
public class EdgeTests
{
    [Fact]
    public void An_interval_without_mass_is_the_mode_and_one_with_all_the_support() => Assert.All(Registry.Scalars, distribution =>
    {
        var none = distribution.HighestDensityInterval(0);
        Assert.Equal(0, none.Width);
        Assert.Equal(distribution.LogProbability(distribution.Mode), distribution.LogProbability(none.Lower), 1e-9);
        Assert.Equal(distribution.Support, distribution.HighestDensityInterval(1));
    });

    // The primitive of y times Cauchy's density is log(1 + y²)/2π, and a quarter of all lies between 0 and 1.
    [Fact]
    public void Without_its_heavy_tails_what_had_no_mean_has_one() =>
        Assert.Equal(2 * Math.Log(2) / Math.PI, new Truncated<StudentT>(new(1, 0, 1), new(0, 1)).Mean, 1e-9);

    [Fact]
    public void One_heavy_tail_has_an_infinite_mean_and_two_have_none()
    {
        double Mean(Interval within) => new Truncated<StudentT>(new(1, 0, 1), within).Mean;
        Assert.Equal(
            [double.PositiveInfinity, double.NegativeInfinity, double.NaN],
            [Mean(Interval.AtLeast(-3)), Mean(Interval.AtMost(2)), Mean(new(double.NegativeInfinity, double.PositiveInfinity))]);
    }

    [Fact]
    public void Nothing_lies_beyond_an_end_of_a_support() => Assert.All(Registry.Scalars, distribution =>
    {
        (double Below, double Above) At(double y) => (distribution.CumulativeProbability(y), distribution.Survival(y));
        var (lower, upper) = (distribution.Support.Lower, distribution.Support.Upper);
        Assert.All(new[] { lower - 1, lower - 100 }.Where(double.IsFinite), y => Assert.Equal((0, 1), At(y)));
        Assert.All(new[] { upper + 1, upper + 100 }.Where(double.IsFinite), y => Assert.Equal((1, 0), At(y)));
    });

    [Fact]
    public void Nearly_all_of_the_mass_lies_between_finite_counts() => Assert.All(Registry.Scalars.OfType<CountDistribution>(), counts =>
    {
        var interval = counts.HighestDensityInterval(Math.BitDecrement(1.0));
        Assert.True(double.IsFinite(interval.Width));
        Assert.Equal(1, Numeric.Mass(counts, interval), 1e-12);
    });

    [Theory]
    [InlineData(0.001)]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(1e5)]
    public void The_circular_variance_keeps_its_digits_where_1_less_the_mean_length_would_lose_them(double kappa)
    {
        var distribution = new VonMises(0, kappa);
        var variance = Numeric.Expectation(distribution, y => 2 * Math.Pow(Math.Sin(y / 2), 2)); // 1 − cos y
        Assert.Equal(1, distribution.CircularVariance / variance, 1e-7);
    }
}
