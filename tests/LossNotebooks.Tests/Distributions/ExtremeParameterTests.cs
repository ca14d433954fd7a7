namespace LossNotebooks.Tests.Distributions;

/// <summary>Parameters and places at which a formula that is right elsewhere overflows, cancels or never ends.</summary>
public class ExtremeParameterTests
{
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
}
