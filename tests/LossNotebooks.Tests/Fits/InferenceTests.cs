using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>What is asked of a fit after training: tests, intervals, criteria, robust errors. The numbers are R's.</summary>
public class InferenceTests
{
    private static readonly FrameFit<double, Bernoulli> Rings =
        Recipe.Choose(new BernoulliLikelihood()).Predict("p", "temperature").Train(Datasets.ORings(), "damage");

    private static readonly FrameFit<double, Normal> Cars =
        Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist");

    [Fact]
    public void Of_a_normal_mean_the_profile_has_a_closed_form()
    {
        double[] y = [3, 1, 4, 1, 5, 9, 2, 6];
        var fit = Recipe.Choose(new NormalLikelihood()).Predict("mu").Train(new DataFrame(new DoubleDataFrameColumn("y", y)), "y");
        double mean = y.Average(), variance = y.Average(value => (value - mean) * (value - mean)), z = new Normal(0, 1).Quantile(0.975);
        var reach = Math.Sqrt(variance * (Math.Exp(z * z / y.Length) - 1)); // n/2 log(1 + t²/variance) = z²/2
        var interval = fit.ProfileInterval("mu", "intercept");
        Assert.Equal(mean - reach, interval.Lower, 1e-8);
        Assert.Equal(mean + reach, interval.Upper, 1e-8);
    }

    [Fact]
    public void An_intercept_far_from_the_data_has_an_interval_too()
    {
        var interval = Cars.ProfileInterval("mu", "intercept");
        Assert.InRange(interval.Lower, -31, -30);
        Assert.InRange(interval.Upper, -5, -4);
    }

    [Fact]
    public void At_the_ends_of_the_interval_the_loss_has_risen_by_as_much_as_was_said()
    {
        foreach (var mass in (ReadOnlySpan<double>)[0.5, 0.9, 0.999])
        {
            var interval = Rings.ProfileInterval("p", "temperature", mass);
            var edge = new Normal(0, 1).Quantile((1 + mass) / 2);
            var rings = Datasets.ORings();
            var y = rings.Indicator("damage", rings.Texts("damage").Distinct().Order(StringComparer.Ordinal).Last());
            foreach (var slope in (ReadOnlySpan<double>)[interval.Lower, interval.Upper])
            {
                // With the slope known it is an offset.
                var loss = new NegativeLogLikelihood<double>(
                    new WithOffset(new LinearModel(0)), new BernoulliLikelihood(),
                        [.. rings.Numbers("temperature").Select(t => slope * t)], y);
                Assert.Equal(Rings.Loss + edge * edge / 2, new Newton().Minimize(loss, [0]).Loss, 1e-8);
            }
        }
    }

    /// <summary>Tails as light as a normal's are not excluded, nor that the excess of zeros is none: there the others' best is
    /// infinite.</summary>
    [Fact]
    public void Where_the_best_of_the_others_is_infinite_the_loss_there_is_what_it_falls_to()
    {
        double[] y = [.. Enumerable.Range(0, 40).Select(i => new StudentT(8, 0, 1).Quantile((i + 0.5) / 40))];
        DataFrame frame = new(new DoubleDataFrameColumn("y", y));
        var fit = Recipe.Choose(new StudentTLikelihood()).Predict("mu").Train(frame, "y");
        Assert.Equal(double.PositiveInfinity, fit.ProfileInterval("nu", "intercept").Upper);
        foreach (var parameter in (string[])["mu", "sigma"])
        {
            var interval = fit.ProfileInterval(parameter, "intercept", 0.999);
            var wald = fit[parameter, "intercept"].Interval(0.999);
            Assert.InRange(interval.Lower, wald.Lower - 0.3, wald.Lower + 0.3);
            Assert.InRange(interval.Upper, wald.Upper - 0.3, wald.Upper + 0.3);
        }

        // The ends for ν = ∞, if they are such, are those of a normal.
        var edge = new Normal(0, 1).Quantile(0.9995);
        var upper = fit.ProfileInterval("sigma", "intercept", 0.999).Upper;
        var normal = y.Sum(value => new Normal(0, Math.Exp(upper)).LogProbability(value));
        Assert.InRange(fit.Loss + edge * edge / 2 + normal, -1e-4, 1e-4);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public void Random_draws_of_a_Student_t_have_intervals(int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < 8; trial++)
        {
            double[] x = [.. Enumerable.Range(0, 60).Select(i => i / 60.0)];
            double[] y = [.. x.Select(value => 1 + 2 * value + new StudentT(5, 0, 1).Sample(random))];
            DataFrame frame = new(new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y));
            FrameFit<double, StudentT> fit;
            try
            {
                fit = Recipe.Choose(new StudentTLikelihood()).Predict("mu", "x").Train(frame, "y");
            }
            catch (InvalidOperationException)
            {
                continue; // a sample with tails lighter than a normal's
            }

            var slope = fit["mu", "x"];
            var interval = fit.ProfileInterval("mu", "x");
            Assert.InRange((slope.Estimate - interval.Lower) / slope.StandardError, 1.5, 3);
            Assert.InRange((interval.Upper - slope.Estimate) / slope.StandardError, 1.5, 3);
        }
    }

    [Fact]
    public void Without_an_excess_of_zeros_there_is_a_Poisson_which_may_be_nearly_as_good()
    {
        double[] y = [0, 0, 0, 1, 2, 3, 1, 0, 2, 0, 4, 2, 1, 3, 2, 1, 0, 2, 0, 1];
        DataFrame frame = new(new DoubleDataFrameColumn("y", y));
        var fit = Recipe.Choose(new ZeroInflatedLikelihood<Poisson>(new PoissonLikelihood())).Predict("lambda").Train(frame, "y");
        var poisson = Recipe.Choose(new PoissonLikelihood()).Predict("lambda").Train(frame, "y");
        Assert.InRange(poisson.Loss - fit.Loss, 0.3, 0.5);
        var zero = fit.ProfileInterval("zero", "intercept");
        Assert.Equal(double.NegativeInfinity, zero.Lower);
        Assert.InRange(zero.Upper, fit["zero", "intercept"].Estimate, 1);
        var lambda = fit.ProfileInterval("lambda", "intercept");

        // At the lower end the Poisson alone is best: n (λ − ȳ log λ) has risen by what is left.
        double Poisson(double log) => y.Length * (Math.Exp(log) - y.Average() * log);
        var edge = new Normal(0, 1).Quantile(0.975);
        var risen = Poisson(lambda.Lower) - Poisson(poisson["lambda", "intercept"].Estimate) + poisson.Loss - fit.Loss;
        Assert.Equal(edge * edge / 2, risen, 1e-4);
        Assert.InRange(lambda.Upper, fit["lambda", "intercept"].Estimate, 1.5);
    }

    [Fact]
    public void No_interval_at_all_and_all_numbers_are_the_limits()
    {
        Assert.Equal(Cars["mu", "speed"].Estimate, Cars.ProfileInterval("mu", "speed", 0).Lower, 1e-12);
        Assert.Equal(double.PositiveInfinity, Cars.ProfileInterval("mu", "speed", 1).Upper);
    }

    [Fact]
    public void The_likelihood_ratio_is_a_chi_square()
    {
        var constant = Recipe.Choose(new BernoulliLikelihood()).Predict("p").Train(Datasets.ORings(), "damage");
        var ratio = Rings.Compare(constant);
        Assert.Equal(ratio, constant.Compare(Rings));
        Assert.Equal(2 * (constant.Loss - Rings.Loss), ratio.Statistic, 1e-10);
        Assert.Equal(1, ratio.DegreesOfFreedom);
        Assert.Equal(2 * new Normal(0, 1).Survival(Math.Sqrt(ratio.Statistic)), ratio.PValue, 1e-12);
    }

    [Fact]
    public void Fits_that_can_not_be_compared_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rings.Compare(Rings));
        Assert.Throws<ArgumentException>(() => Cars.Compare(Rings));
    }

    // AIC and BIC of lm(dist ~ speed, cars).
    [Fact]
    public void Criteria_are_those_of_R()
    {
        Assert.Equal(419.1569, Cars.Aic, 1e-4);
        Assert.Equal(424.8929, Cars.Bic, 1e-4);
    }

    // For least squares with a known spread the sandwich is White's (XᵀX)⁻¹ (Σ r² x xᵀ) (XᵀX)⁻¹, by hand for one column.
    [Fact]
    public void Robust_errors_of_least_squares_are_those_of_White()
    {
        double[] x = Datasets.Cars().Numbers("speed"), y = Datasets.Cars().Numbers("dist");
        var fit = Recipe.Choose(new NormalMeanLikelihood(10)).Predict("mu", "speed").Train(Datasets.Cars(), "dist");
        double mean = x.Average(), squares = x.Sum(v => (v - mean) * (v - mean));
        double[] residuals = [.. x.Zip(y, (v, w) => w - fit["mu", "intercept"].Estimate - fit["mu", "speed"].Estimate * v)];
        var meat = x.Zip(residuals, (v, r) => (v - mean) * r * ((v - mean) * r)).Sum();
        Assert.Equal(Math.Sqrt(meat) / squares, fit.RobustCoefficients().Single(c => c.Term == "speed").StandardError, 1e-10);
    }

    [Fact]
    public void A_fit_that_was_saved_has_no_rows_to_ask()
    {
        var read = Recipe.Choose(new NormalLikelihood()).FromJson(Cars.ToJson());
        Assert.Equal(Cars.Aic, read.Aic);
        Assert.Throws<InvalidOperationException>(read.RobustCoefficients);
        Assert.Throws<InvalidOperationException>(() => read.ProfileInterval("mu", "speed"));
    }
}
