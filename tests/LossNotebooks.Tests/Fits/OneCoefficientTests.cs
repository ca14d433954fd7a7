using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A fit with a single coefficient, of which everything is known: the log of a mean of counts.</summary>
public class OneCoefficientTests
{
    private static readonly double[] Counts = [3, 1, 4, 1, 5, 9, 2, 6];

    private static readonly FrameFit<double, Poisson> Fit =
        Recipe.Choose(new PoissonLikelihood()).Predict("lambda").Train(new DataFrame(new DoubleDataFrameColumn("y", Counts)), "y");

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void At_the_ends_of_its_profile_the_loss_has_risen_by_as_much_as_was_said(double mass)
    {
        var interval = Fit.ProfileInterval("lambda", "intercept", mass);
        var edge = new Normal(0, 1).Quantile((1 + mass) / 2);
        Assert.True(interval.Lower < Math.Log(Counts.Average()) && Math.Log(Counts.Average()) < interval.Upper);
        Assert.All([interval.Lower, interval.Upper], z => Assert.Equal(edge * edge / 2, Loss(z) - Loss(Math.Log(Counts.Average())), 1e-8));

        static double Loss(double z) => Counts.Length * Math.Exp(z) - Counts.Sum() * z;
    }

    [Fact]
    public void Its_error_is_one_by_the_root_of_the_sum_and_its_robust_error_the_root_of_the_squares_by_the_sum()
    {
        var mean = Counts.Average();
        Assert.Equal(1 / Math.Sqrt(Counts.Sum()), Fit.Coefficients.Single().StandardError, 1e-9);
        Assert.Equal(Math.Sqrt(Counts.Sum(y => (y - mean) * (y - mean))) / Counts.Sum(),
            Fit.RobustCoefficients().Single().StandardError, 1e-9);
    }
}
