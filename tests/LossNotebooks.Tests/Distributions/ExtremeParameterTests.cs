namespace LossNotebooks.Tests.Distributions;

/// <summary>Parameters and places at which a formula that is right elsewhere overflows, cancels or never ends.</summary>
public class ExtremeParameterTests
{
    private const double LogFactorialOf150 = 605.0201058494237;

    public static TheoryData<string, ScalarDistribution, double> Medians => new()
    {
        { "the normal's", new StudentT(1e6, 3, 1), 3 },
        { "α − ⅓", new Gamma(1e16, 1), 1e16 },
        { "α − ⅓, scaled", new Gamma(1e300, 1e-5), 1e305 },
        { "½", new Beta(1e15, 1e15), 0.5 },
        { "λ", new Poisson(1e12), 1e12 },
        { "λ, where not every count is a double", new Poisson(1e17), 1e17 },
        { "μ", new NegativeBinomial(1e12, 1e15), 1e12 },
        { "log 2 / −log(1 − p), a geometric's", new NegativeBinomial(1e200, 1), Math.Log(2) * 1e200 },
    };

    [Theory]
    [MemberData(nameof(Medians), DisableDiscoveryEnumeration = true)]
    public void A_median_is_found_for_any_parameters(string which, ScalarDistribution distribution, double expected)
    {
        Assert.NotNull(which);
        Assert.Equal(expected, distribution.Median, 1e-9 * expected);
        Assert.True(distribution.Interval().Contains(expected));
        Assert.True(distribution.HighestDensityInterval().Contains(distribution.Mode));
    }

    [Fact]
    public void Quantiles_of_Students_t_are_those_of_closed_forms_and_of_the_normal()
    {
        Assert.Equal(-1.959963984540054, new StudentT(1e15, 0, 1).Quantile(0.025), 1e-13);
        Assert.Equal(-1 / (Math.PI * 1e-300), new StudentT(1, 0, 1).Quantile(1e-300), 1e287); // Cauchy's: cot πp ≈ 1/πp
        Assert.Equal(-0.5 * Math.Sqrt(2 / 1e-200), new StudentT(2, 0, 1).Quantile(1e-200), 1e87); // p = ½ − ½ u/√(2 + u²) ≈ 1/2u²
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e14)]
    [InlineData(1e16)]
    public void The_negative_binomial_becomes_a_Poisson(double size)
    {
        Assert.Equal(2 / Math.E, new NegativeBinomial(1, size).CumulativeProbability(1), 1e-12);
        Assert.Equal(new Poisson(5).Interval(), new NegativeBinomial(5, size).Interval());
    }

    [Fact]
    public void Samples_of_huge_counts_fall_below_each_quantile_as_often_as_they_should()
    {
        const int Draws = 20000;
        foreach (CountDistribution distribution in (CountDistribution[])[new Poisson(3e9), new Poisson(1e17),
            new NegativeBinomial(1e12, 0.5)])
        {
            var draws = distribution.Sample(new Random(5), Draws);
            foreach (var p in (double[])[0.001, 0.1, 0.5, 0.9, 0.999])
            {
                var y = distribution.Quantile(p);
                Assert.Equal(0, (draws.Count(draw => draw <= y) - p * Draws) / Math.Sqrt(p * (1 - p) * Draws), 5.5);
            }
        }
    }

    [Theory]
    [InlineData(999.5)]
    [InlineData(1000.5)]
    public void Counting_and_bisecting_find_the_same_highest_density_interval(double deviation)
    {
        var poisson = new Poisson(deviation * deviation);
        foreach (var mass in (double[])[0, 0.01, 0.5, 0.95])
        {
            var shortest = poisson.HighestDensityInterval(mass);
            Assert.True(Mass(shortest.Lower, shortest.Upper) >= mass - 1e-12);
            Assert.True(shortest.Width == 0 || Mass(shortest.Lower + 1, shortest.Upper) < mass + 1e-12);
            Assert.True(shortest.Width == 0 || Mass(shortest.Lower, shortest.Upper - 1) < mass + 1e-12);
            Assert.Equal(poisson.LogProbability(shortest.Lower), poisson.LogProbability(shortest.Upper), 0.01);
        }

        double Mass(double lower, double upper) => poisson.CumulativeProbability(upper) - poisson.CumulativeProbability(lower - 1);
    }

    [Fact]
    public void Log_densities_of_the_gamma_do_not_need_β_times_y_to_be_a_double()
    {
        Assert.Equal(double.NegativeInfinity, new Gamma(2, 1e300).LogProbability(1e10));
        Assert.Equal(2 * Math.Log(1e-300) + Math.Log(1e-100), new Gamma(2, 1e-300).LogProbability(1e-100), 1e-9);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e16)]
    public void The_circular_variance_of_a_concentrated_direction_keeps_its_digits(double kappa) =>
        Assert.Equal(0.5 / kappa + 0.125 / (kappa * kappa), new VonMises(0, kappa).CircularVariance,
            0.13 / (kappa * kappa * kappa) + 1e-15 / kappa);

    public static TheoryData<string, ScalarDistribution, double> Variances => new()
    {
        { "of a half-normal, 1 − 2/π", new Truncated<Normal>(new(0, 1), Interval.AtLeast(0)), 1 - 2 / Math.PI },
        { "π²/6k² and a little", new Weibull(17, 1), 0.0049397034002564054 },
        { "π²/6k² and less", new Weibull(1e3, 1), 1.6406426814849911e-6 },
        { "π²/6k² nearly", new Weibull(1e7, 1), 1.6449336365406208e-14 },
        { "π²/6k²", new Weibull(1e10, 1), 1.6449340664179187e-20 },
        { "λ² Γ(1 + 2/k), though 1/λ² is none", new Weibull(0.01, 1e-200), 7.886578673647905e-26 },
        { "½ λ and a little", new ZeroTruncated(new Poisson(0.01)), 0.0050166666111113096 },
        { "½ λ nearly", new ZeroTruncated(new Poisson(1e-5)), 5.000016666666667e-6 },
        { "½ λ", new ZeroTruncated(new Poisson(1e-12)), 5.0000000000016666e-13 },
        { "½ λ of rounding", new ZeroTruncated(new Poisson(1e-20)), 5e-21 },
        { "0 of ones only", new ZeroTruncated(new Bernoulli(0.3)), 0 },
        { "exp(2σ² + 2μ), though exp σ² is too large", new LogNormal(-1000, 30), 1.3838965267367375e-87 },
    };

    [Theory]
    [MemberData(nameof(Variances), DisableDiscoveryEnumeration = true)]
    public void A_variance_keeps_its_digits(string which, ScalarDistribution distribution, double expected)
    {
        Assert.NotNull(which);
        Assert.Equal(expected, distribution.Variance, 1e-11 * expected + 1e-300);
        Assert.Equal(Math.Sqrt(expected), distribution.StandardDeviation, 1e-11 * Math.Sqrt(expected) + 1e-150);
    }

    [Fact]
    public void The_mean_of_a_Weibull_is_a_number_where_its_gamma_function_is_none() =>
        Assert.Equal(7.886578673647905e74, new Weibull(0.005, 1e-300).Mean, 1e63);

    /// <summary>By mpmath, at places that a double holds with few digits, or none, of its own.</summary>
    [Theory]
    [InlineData(1e-5, 1, 1e-320, 0.99265880676051932)]
    [InlineData(0.3, 1e5, 1e-309, 7.0303875610838687e-92)]
    [InlineData(0.5, 0.5, 5e-324, 1.4150521691252398e-162)]
    [InlineData(1, 3, 1e-310, 2.9999999999999908e-310)]
    public void A_beta_keeps_the_digits_of_its_lower_tail_among_the_smallest_numbers(double a, double b, double y, double probability)
    {
        var beta = new Beta(a, b);
        Assert.Equal(probability, beta.CumulativeProbability(y), 1e-13 * probability);
        Assert.Equal(Math.Log(probability), beta.LogCumulativeProbability(y), 1e-13 * (1 + Math.Abs(Math.Log(probability))));
    }

    [Fact]
    public void Places_so_far_out_that_their_distance_overflows_are_in_a_tail()
    {
        Assert.Equal(-2163.2336516866902, new StudentT(3, 0, 1e-300).LogProbability(1e10), 1e-10);
        Assert.Equal(1, new InverseGaussian(1e-10, 1e300).CumulativeProbability(3));
        Assert.Equal(0, new InverseGaussian(1e-10, 1e300).CumulativeProbability(1e-20));
    }

    [Fact]
    public void Intervals_that_are_short_beside_the_spread_keep_the_digits_of_their_probability()
    {
        foreach (var sigma in (double[])[1e6, 1e12, 1e15, 1e17, 1e100])
        {
            Assert.Equal(-Math.Log(3), new Truncated<Normal>(new(0, sigma), new(0, 3)).LogProbability(1), 1e-9);
        }

        Assert.Equal(-28.554954015293647, new Censored<Normal>(new(0, 1)).LogProbability(new(0.1, 0.1 + 1e-12)), 1e-9);
        Assert.Equal(-1206.0043220722252,
            new Censored<NormalMixture>(new([0.5, 0.5], [0, 100], [1, 1])).LogProbability(new(50, 51)), 1e-9);
        Assert.Equal(Math.Log(-Exponentials.Expm1(-1e-7)), new Censored<Laplace>(new(0, 1)).LogProbability(new(-1e-7, 1e-7)), 1e-13);
        Assert.Equal(0.5, new Truncated<Normal>(new(0, 1e20), new(0, 3)).CumulativeProbability(1.5), 1e-12);
        foreach (var width in (double[])[1e-13, 1e-9, 1e-5, 1e-3, 0.1])
        {
            Laws.CheckLoss(new TruncatedLikelihood<Normal>(new NormalLikelihood(), new(0.1, 0.1 + width)), [0, 0], 0.1);
        }
    }

    [Fact]
    public void Quantile_residuals_go_on_where_probabilities_do_not()
    {
        Assert.Equal(40, new Normal(0, 1).QuantileResidual(40, new Random(1)), 1e-12);
        Assert.Equal(-1e6, new Normal(0, 1).QuantileResidual(-1e6, new Random(1)), 1e-8);
        Assert.Equal(89.382190786335704, new Exponential(1).QuantileResidual(4000, new Random(1)), 1e-11);
        Assert.InRange(new Poisson(5).QuantileResidual(1000, new Random(1)), 92.7, 92.9); // √(2 · 4307.7) and a little less
    }

    [Fact]
    public void The_median_of_truncated_counts_needs_no_sum_of_all_counts()
    {
        Assert.Equal(1e12, new TruncatedCounts(new Poisson(1e12), Interval.AtLeast(1)).Median);
        Assert.Equal(1e7, new TruncatedCounts(new Poisson(1e7), Interval.AtLeast(1)).Mean, 1e-4);
        Assert.Equal(196, new TruncatedCounts(new ZeroInflated(0.02, new Poisson(200)), Interval.AtMost(1000)).Mean, 1e-9);
    }

    [Fact]
    public void A_narrow_peak_of_a_mixture_is_found() =>
        Assert.Equal(1.234, new NormalMixture([0.9, 0.1], [0, 1.234], [1, 1e-4]).Mode, 1e-6);

    [Fact]
    public void What_rounding_leaves_goes_to_no_class_of_probability_0()
    {
        Assert.Equal(1, new Categorical(0.5, 0.5 - 9e-10, 0).Sample(new Highest()));
        Assert.InRange(new NormalMixture([0.5, 0.5 - 9e-10, 0], [0, 0, 1e9], [1, 1, 1]).Sample(new Highest()), -100, 100);
    }

    private sealed class Highest() : Random(3)
    {
        private bool isLater;

        public override double NextDouble() => isLater ? base.NextDouble() : (isLater = true, 1 - 5e-10).Item2;
    }

    [Fact]
    public void The_variance_of_a_Weibull_is_a_number_also_where_the_square_of_its_mean_is_none() =>
        Assert.Equal(LogFactorialOf150 + 2 * Math.Log(1e-270), Math.Log(new Weibull(1 / 75.0, 1e-270).Variance), 1e-9);

    [Fact]
    public void The_density_at_0_is_a_number_only_between_those_that_have_none_and_those_that_have_a_pole_there()
    {
        Assert.Equal(
            [double.PositiveInfinity, -Math.Log(3), double.NegativeInfinity],
            new[] { 0.7, 1, 2.5 }.Select(shape => new Weibull(shape, 3).LogProbability(0)));
        Assert.Equal(
            [double.PositiveInfinity, Math.Log(3), double.NegativeInfinity],
            new[] { 0.7, 1, 2.5 }.Select(shape => new Gamma(shape, 3).LogProbability(0)));
    }
}
