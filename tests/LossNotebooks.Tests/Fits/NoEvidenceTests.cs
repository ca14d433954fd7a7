namespace LossNotebooks.Tests.Fits;

/// <summary>Where the rows say nothing of a coefficient, or of the larger of two recipes.</summary>
public class NoEvidenceTests
{
    [Theory]
    [InlineData(1, "1 degree of freedom, p = 1")]
    [InlineData(2, "2 degrees of freedom, p = 1")]
    public void Where_the_larger_recipe_is_no_better_the_p_value_is_1_as_in_the_limit(int degrees, string end)
    {
        Assert.Equal(1, new LikelihoodRatio(0, degrees).PValue);
        Assert.EndsWith(end, new LikelihoodRatio(0, degrees).ToString(), StringComparison.Ordinal);
        Assert.Equal(new LikelihoodRatio(0, degrees).PValue, new LikelihoodRatio(1e-300, degrees).PValue, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void Without_a_standard_error_there_is_no_interval_of_Wald(double error) => Assert.Equal(
        "'mu, x' has no standard error, and so no interval of this kind.",
        Assert.Throws<InvalidOperationException>(() => new Coefficient("mu", "x", 1, error).Interval()).Message);
}
