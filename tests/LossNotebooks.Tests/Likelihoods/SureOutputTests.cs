namespace LossNotebooks.Tests.Likelihoods;

/// <summary>Outputs that are nearly sure: what is left of the loss is the probability of all others, which no 1 may swallow. By
/// mpmath.</summary>
public class SureOutputTests
{
    [Theory]
    [InlineData(8.7565107626965286e-27, 30.0, -30.0)]
    [InlineData(2.0750415641506231e-9, 1000.0, 980.0, 975.0)]
    public void A_class(double left, params double[] z)
    {
        var classes = new CategoricalLikelihood(z.Length);
        AssertLeft(left, classes, z, 0);

        // The same with the sure class as the last, and as the baseline.
        double[] turned = [.. z.Reverse()];
        AssertLeft(left, classes, turned, z.Length - 1);
        AssertLeft(left, new CategoricalLikelihood(z.Length, baseline: true), [.. z.Skip(1).Select(logit => logit - z[0])], 0);
    }

    [Fact]
    public void A_ranking()
    {
        var items = new PlackettLuceLikelihood(3);
        const double Left = 4.2485471302763854e-18;
        Assert.Equal(Left, items.Loss([90, 40, 0], [0, 1, 2]), 1e-12 * Left);
        var slopes = items.Gradient([90, 40, 0], [0, 1, 2]);
        Assert.Equal(-Math.Exp(-50), slopes[0], 1e-12 * Math.Exp(-50));
        Assert.Equal(Math.Exp(-50) - Math.Exp(-40), slopes[1], 1e-12 * Math.Exp(-40));
        Assert.Equal(Math.Exp(-40), slopes[2], 1e-12 * Math.Exp(-40));
    }

    [Fact]
    public void Ordered_classes_above_a_gap_that_is_too_wide_for_a_double_are_excluded()
    {
        OrdinalLikelihood[] likelihoods = [new(4), new(4, new ProbitLink())];
        foreach (var classes in likelihoods)
        {
            foreach (var logGap in (double[])[-800, 0, 800])
            {
                double[] z = [0, 710, logGap];
                Assert.Equal(Math.Log(2), classes.Loss(z, 0), 1e-15);
                Assert.Equal(Math.Log(2), classes.Loss(z, 1), 1e-15);
                Assert.Equal(double.PositiveInfinity, classes.Loss(z, 2));
                Assert.Equal(double.PositiveInfinity, classes.Loss(z, 3));
                Assert.Equal(double.PositiveInfinity, classes.Loss(z, (ReadOnlySpan<int>)[2]));
            }
        }
    }

    // Slope and curvature of the sure class: −(1 − p) and p (1 − p) with 1 − p = 1 − exp(−loss).
    private static void AssertLeft(double left, CategoricalLikelihood classes, double[] z, int y)
    {
        var rest = -Exponentials.Expm1(-left);
        double[] slopes = new double[z.Length], curvatures = new double[Triangle.Size(z.Length)], losses = new double[1];
        classes.Evaluate(new(z, [y], losses, slopes, curvatures));
        Assert.Equal(left, losses[0], 1e-12 * left);
        Assert.Equal(left, classes.Loss(z, y), 1e-12 * left);
        if (z.Length == classes.Classes)
        {
            var own = Triangle.Place(y, y);
            Assert.Equal(-rest, slopes[y], 1e-12 * rest);
            Assert.Equal(-rest, classes.Gradient(z, y)[y], 1e-12 * rest);
            Assert.Equal((1 - rest) * rest, curvatures[own], 1e-12 * rest);
            Assert.Equal((1 - rest) * rest, classes.Curvature(z, y)[own], 1e-12 * rest);
        }
    }
}
