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
