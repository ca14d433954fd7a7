using FsCheck.Fluent;
using MathNet.Numerics.Integration;

namespace LossNotebooks.Tests.LawSuite;

public class ScalarDistributionLawTests
{
    private const int Draws = 20000;

    // Five and a half standard errors: 4·10⁻⁸ false alarms for each comparison, if the seeds were not fixed.
    private const double Far = 5.5;

    // Below it doubles have fewer digits.
    private const double Tiny = 1e-307;

    private static readonly double[] Grid = [1e-6, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.6, 0.9, 0.99, 0.999];

    private static double[] Places(ScalarDistribution distribution)
    {
        double center = distribution.Median, scale = Math.Max(distribution.Quantile(0.75) - distribution.Quantile(0.25), 1);
        return [.. from exponent in Enumerable.Range(-12, 50) from sign in (int[])[-1, 1] let far = sign * Math.Pow(2, exponent / 2.0)
            select distribution is CountDistribution ? Math.Round(center + scale * far) : center + scale * far];
    }

    // Of others a moment may be infinite, but it is no NaN.
    private static bool HasNoMoments(ScalarDistribution distribution) => distribution is StudentT { Nu: <= 1 };

    [Fact]
    public void Every_scalar_distribution_is_registered() => Registry.AssertComplete(
        typeof(ScalarDistribution), Registry.Scalars.Select(d => d.GetType()), "Registry.Scalars, in LawSuite/Registry.cs");

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void The_total_probability_is_1(string name) => Laws.CheckNormalised(Registry.Scalar(name));

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void A_quantile_is_the_smallest_number_with_that_cumulative_probability(string name)
    {
        var distribution = Registry.Scalar(name);
        Randomly.ForAll(Gen.Choose(1, 999_999).Select(i => i / 1e6), p =>
        {
            var y = distribution.Quantile(p);
            var step = distribution is CountDistribution
                ? 1 : 1e-9 * Math.Max(Math.Abs(y), distribution.Quantile(0.75) - distribution.Quantile(0.25));
            Assert.True(distribution.CumulativeProbability(y) >= p - 1e-12,
                $"Pr(Y ≤ {y:R}) is {distribution.CumulativeProbability(y):R} < {p}");
            Assert.True(distribution.CumulativeProbability(y - step) < p + 1e-12, $"already Pr(Y ≤ {y - step:R}) is {p} or more");
        });
        Assert.Equal(distribution.Support, new(distribution.Quantile(0), distribution.Quantile(1)));
        Assert.Equal(distribution.Quantile(0.5), distribution.Median);
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void The_cumulative_probability_is_the_sum_of_what_lies_below(string name)
    {
        var distribution = Registry.Scalar(name);
        foreach (var p in Grid)
        {
            double lower = distribution.Quantile(p / 2), upper = distribution.Quantile(p);
            var between = distribution.CumulativeProbability(upper) - distribution.CumulativeProbability(lower);
            Assert.Equal(Numeric.Probability(distribution, lower, upper), between, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void The_tails_sum_to_1_agree_with_their_logarithms_and_are_monotone(string name)
    {
        var distribution = Registry.Scalar(name);
        double before = 0, logBefore = double.NegativeInfinity;
        foreach (var y in Places(distribution).Order().Prepend(double.NegativeInfinity).Append(double.PositiveInfinity))
        {
            double below = distribution.CumulativeProbability(y), above = distribution.Survival(y);
            double logBelow = distribution.LogCumulativeProbability(y), logAbove = distribution.LogSurvival(y);
            Assert.Equal(1, below + above, 1e-14);
            Assert.Equal(below, Math.Exp(logBelow), 1e-12 * below + Tiny);
            Assert.Equal(above, Math.Exp(logAbove), 1e-12 * above + Tiny);
            Assert.True(below >= before - 1e-14 * below, $"Pr(Y ≤ {y:R}) falls from {before:R} to {below:R}");
            Assert.True(logBelow >= logBefore + 1e-13 * Math.Max(logBelow, -1e300),
                $"log Pr(Y ≤ {y:R}) falls from {logBefore:R} to {logBelow:R}");
            (before, logBefore) = (below, logBelow);
        }
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void The_logarithms_of_the_tails_rise_and_fall_by_what_lies_between(string name)
    {
        var distribution = Registry.Scalar(name);
        foreach (var p in Grid)
        {
            double lower = distribution.Quantile(p / 2), upper = distribution.Quantile(p);
            var between = Numeric.Probability(distribution, lower, upper);
            AssertDifference(distribution.LogCumulativeProbability(upper), distribution.LogCumulativeProbability(lower), between);
            AssertDifference(distribution.LogSurvival(lower), distribution.LogSurvival(upper), between);
        }

        static void AssertDifference(double larger, double smaller, double between) =>
            Assert.Equal(between, double.IsInfinity(larger) ? 0 : Math.Exp(larger) * -Exponentials.Expm1(smaller - larger),
                1e-9 * between + 1e-14);
    }

    // However far out: as a standard normal number it has the tails of y, or some of the probability of y itself less.
    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Each_output_that_has_a_probability_has_a_quantile_residual_with_the_same_tails(string name)
    {
        var distribution = Registry.Scalar(name);
        var standard = new Normal(0, 1);
        var random = new Random(29);
        foreach (var y in Places(distribution).Where(y => distribution.LogProbability(y) > double.NegativeInfinity))
        {
            double residual = distribution.QuantileResidual(y, random), before = distribution.IsDiscrete ? y - 1 : y;
            Assert.False(double.IsNaN(residual));
            AssertBetween(standard.LogSurvival(residual), distribution.LogSurvival(y), distribution.LogSurvival(before));
            AssertBetween(standard.LogCumulativeProbability(residual), distribution.LogCumulativeProbability(before),
                distribution.LogCumulativeProbability(y));
        }

        // The end of a support may have no tail, and the residual then is infinite.
        static void AssertBetween(double actual, double least, double most) => Assert.True(
            double.IsInfinity(least) || (actual >= least + 1e-12 * Math.Min(least, -1) && actual <= most - 1e-12 * Math.Min(most, -1)),
            $"{actual:R} is not between {least:R} and {most:R}");
    }

    // Of each interval that is short beside the spread, at quantiles and next to the mode, if the density hardly changes there.
    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Short_intervals_have_the_probability_of_what_is_in_them(string name)
    {
        var distribution = Registry.Scalar(name);
        var scale = distribution.Quantile(0.75) - distribution.Quantile(0.25);
        double[] starts = [.. Grid.Select(distribution.Quantile), distribution.Mode - 1e-9 * scale];
        foreach (var lower in starts.Where(lower => distribution.LogProbability(lower) > double.NegativeInfinity))
        {
            foreach (var share in (double[])[1e-14, 1e-12, 1e-9, 1e-6, 1e-4])
            {
                var upper = distribution.IsDiscrete ? lower + Math.Floor(share * scale) : lower + share * scale;
                if (distribution.IsDiscrete
                    || (upper - lower > 0.5 * share * scale
                        && Math.Abs(distribution.LogProbability(upper) - distribution.LogProbability(lower)) < 0.1))
                {
                    var expected = distribution.IsDiscrete
                        ? Exponentials.LogSumExp([.. Enumerable.Range(0, (int)(upper - lower) + 1)
                            .Select(k => distribution.LogProbability(lower + k))])
                        : Math.Log(GaussLegendreRule.Integrate(distribution.Probability, lower, upper, 32));
                    Assert.Equal(expected, distribution.LogProbabilityOf(new(lower, upper)), 1e-8);
                }
            }
        }
    }

    // Mean 0 and variance 1 to five and a half standard errors, and no further from a normal than Kolmogorov's bound with 10⁻⁸.
    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Randomised_quantile_residuals_of_its_own_draws_are_standard_normal(string name)
    {
        const int Residuals = 4000;
        var distribution = Registry.Scalar(name);
        var random = new Random(23);
        double[] residuals = [.. distribution.Sample(random, Residuals).Select(y => distribution.QuantileResidual(y, random)).Order()];
        Assert.Equal(0, residuals.Average(), Far / Math.Sqrt(Residuals));
        Assert.Equal(1, residuals.Average(r => r * r), Far * Math.Sqrt(2.0 / Residuals));
        var standard = new Normal(0, 1);
        var distance = residuals.Select((r, i) => Math.Abs(standard.CumulativeProbability(r) - (i + 0.5) / Residuals)).Max();
        Assert.True(distance < 3.1 / Math.Sqrt(Residuals), $"the distance to a normal is {distance}");
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Nothing_is_more_probable_than_the_mode(string name)
    {
        var distribution = Registry.Scalar(name);
        var highest = distribution.LogProbability(distribution.Mode);
        Assert.All(Enumerable.Range(1, 999), i =>
            Assert.True(distribution.LogProbability(distribution.Quantile(i / 1000.0))
                <= highest + 1e-12 * Math.Max(1, Math.Abs(highest))));
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void No_interval_with_the_same_mass_is_shorter_than_the_highest_density_interval(string name)
    {
        var distribution = Registry.Scalar(name);
        foreach (var mass in (double[])[0.1, 0.5, 0.95, 0.99])
        {
            var shortest = distribution.HighestDensityInterval(mass);
            Assert.True(Numeric.Mass(distribution, shortest) >= mass - 1e-9,
                $"{shortest} holds {Numeric.Mass(distribution, shortest)} where {mass} is needed");
            for (var i = 0; i <= 200; i++)
            {
                var below = (1 - mass) * i / 200;
                var other = new Interval(distribution.Quantile(below), distribution.Quantile(Math.Min(1, below + mass)));
                Assert.True(shortest.Width <= other.Width * (1 + 1e-9), $"{other} is shorter than {shortest}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Mean_and_variance_are_those_of_the_density(string name)
    {
        var distribution = Registry.Scalar(name);
        double mean = distribution.Mean, variance = distribution.Variance;
        Assert.Equal(HasNoMoments(distribution), double.IsNaN(mean));
        Assert.Equal(HasNoMoments(distribution), double.IsNaN(variance));
        if (double.IsFinite(variance))
        {
            var scale = Math.Max(distribution.StandardDeviation, 1e-12);
            Assert.Equal(0, Numeric.Expectation(distribution, y => (y - mean) / scale), 1e-6);
            Assert.Equal(variance == 0 ? 0 : 1, Numeric.Expectation(distribution, y => Math.Pow((y - mean) / scale, 2)), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Samples_match_mean_variance_and_quantiles(string name)
    {
        var distribution = Registry.Scalar(name);
        var draws = distribution.Sample(new Random(17), Draws);
        Assert.All(draws, y => Assert.True(distribution.LogProbability(y) > double.NegativeInfinity));
        foreach (var p in Grid)
        {
            var y = distribution.Quantile(p);
            var expected = distribution.CumulativeProbability(y);
            AssertNear(expected, draws.Count(draw => draw <= y) / (double)Draws, Math.Sqrt(expected * (1 - expected) / Draws));
        }

        if (double.IsFinite(distribution.Variance))
        {
            double mean = distribution.Mean, variance = distribution.Variance;
            var squares = draws.Select(y => (y - mean) * (y - mean)).ToArray();
            var spread = Math.Sqrt(squares.Sum(s => (s - variance) * (s - variance)) / Draws);
            AssertNear(mean, draws.Average(), Math.Sqrt(variance / Draws));
            AssertNear(variance, squares.Average(), spread / Math.Sqrt(Draws));
        }

        static void AssertNear(double expected, double actual, double standardError) =>
            Assert.InRange(actual - expected, -Far * standardError - 1e-9 * Math.Abs(expected),
                Far * standardError + 1e-9 * Math.Abs(expected));
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Where_a_distribution_is_discrete_its_mode_has_a_probability_and_else_none(string name)
    {
        var distribution = Registry.Scalar(name);
        var jump = distribution.CumulativeProbability(distribution.Mode) - distribution.CumulativeProbability(distribution.Mode - 1e-9);
        Assert.Equal(distribution.IsDiscrete ? distribution.Probability(distribution.Mode) : 0, jump, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Outside_the_support_the_probability_is_0(string name)
    {
        var distribution = Registry.Scalar(name);
        var support = distribution is VonMises
            ? new(double.NegativeInfinity, double.PositiveInfinity) : distribution.Support; // any angle is a direction
        double[] outside = [support.Lower - 1, support.Upper + 1, double.NegativeInfinity, double.PositiveInfinity,
            .. distribution is CountDistribution ? [0.5] : (double[])[]];
        Assert.All(outside, y => Assert.Equal(double.NegativeInfinity, distribution.LogProbability(y)));
        Assert.Equal(0, distribution.CumulativeProbability(double.NegativeInfinity));
        Assert.Equal(1, distribution.CumulativeProbability(double.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(Registry.ScalarNames), MemberType = typeof(Registry))]
    public void Fractions_outside_0_to_1_are_refused_by_name(string name)
    {
        var distribution = Registry.Scalar(name);
        Assert.All([double.NaN, -0.1, 1.1], value =>
        {
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(value)).ParamName);
            Assert.Equal("mass", Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Interval(value)).ParamName);
            Assert.Equal("mass", Assert.Throws<ArgumentOutOfRangeException>(() => distribution.HighestDensityInterval(value)).ParamName);
        });
    }
}
