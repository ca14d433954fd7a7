namespace LossNotebooks.Tests.Distributions;

/// <summary>What would leave nothing that could be seen, or more than all.</summary>
public class RefusedDistributionTests
{
    public static TheoryData<Action, string, string> Refused => new()
    {
        { () => _ = new Truncated<Poisson>(new Poisson(3), Interval.AtLeast(1)), "whole",
            "Poisson(λ = 3) has no density to be truncated: see TruncatedCounts." },
        { () => _ = new Truncated<Exponential>(new Exponential(1), Interval.AtMost(-1)), "within", "has no probability within" },
        { () => _ = new TruncatedCounts(new Binomial(4, 0.5), Interval.AtLeast(5)), "within", "has no probability within" },
        { () => _ = new ZeroTruncated(new Poisson(0)), "counts", "is always 0, so that nothing is left without the zeros." },
        { () => _ = new Categorical(0.5, 0.25), "probabilities", "probabilities sum to 0.75 where 1 is needed." },
        { () => _ = new MultivariateNormal([0, 0], new double[,] { { 1, 0 } }), "covariance", "must be a symmetric square matrix" },
        { () => _ = new MultivariateNormal([0, 0], new[,] { { double.NaN, 0 }, { 0, 1 } }), "covariance", "of finite numbers." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_has_no_probabilities_is_refused_in_a_sentence(Action create, string name, string sentence)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(create);
        Assert.Equal(name, refused.ParamName);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }
}
