namespace LossNotebooks.Tests.Distributions;

public class ArgumentTests
{
    public static TheoryData<string, Func<double, object>> Arguments => new()
    {
        { "Mu", v => new Normal(v, 1) }, { "Mu", v => new Laplace(v, 1) }, { "Mu", v => new StudentT(1, v, 1) },
        { "Mu", v => new VonMises(v, 1) },
        { "Sigma", v => new Normal(0, v) }, { "Sigma", v => new StudentT(1, 0, v) }, { "Nu", v => new StudentT(v, 0, 1) },
        { "Scale", v => new Laplace(0, v) },
        { "Rate", v => new Exponential(v) }, { "Rate", v => new Gamma(1, v) }, { "Shape", v => new Gamma(v, 1) },
        { "A", v => new Beta(v, 1) }, { "B", v => new Beta(1, v) },
        { "Kappa", v => new VonMises(0, v) }, { "P", v => new Bernoulli(v) }, { "P", v => new Binomial(3, v) },
        { "Lambda", v => new Poisson(v) },
        { "Mu", v => new NegativeBinomial(v, 1) }, { "Size", v => new NegativeBinomial(1, v) },
        { "probabilities", v => new Categorical(v, 0.5) }, { "weights", v => new NormalMixture([v, 0.5], [0, 0], [1, 1]) },
        { "Mu", v => new NormalMixture([0.5, 0.5], [0, v], [1, 1]) }, { "Sigma", v => new NormalMixture([0.5, 0.5], [0, 0], [1, v]) },
        { "worths", v => new PlackettLuce(1, v) }, { "mean", v => new MultivariateNormal([0, v], new double[,] { { 1, 0 }, { 0, 1 } }) },
        { "covariance", v => new MultivariateNormal([0, 0], new[,] { { 1, 0 }, { 0, v } }) },
        { "sigma", v => new NormalMeanLikelihood(v) }, { "nu", v => new StudentTLikelihood(v) },
    };

    [Theory]
    [MemberData(nameof(Arguments), DisableDiscoveryEnumeration = true)]
    public void A_parameter_that_is_no_number_or_infinite_is_refused_by_name(string name, Func<double, object> create) =>
        Assert.All([double.NaN, double.PositiveInfinity, double.NegativeInfinity], value =>
        {
            var thrown = Assert.ThrowsAny<ArgumentException>(() => create(value));
            Assert.Equal(name, thrown.ParamName);
            Assert.StartsWith(name, thrown.Message, StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Arguments), DisableDiscoveryEnumeration = true)]
    public void A_parameter_of_minus_one_is_refused_unless_it_is_a_place(string name, Func<double, object> create)
    {
        if (name is "Mu" or "mean" && create(0.5) is not NegativeBinomial)
        {
            Assert.NotNull(create(-1));
        }
        else
        {
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => create(-1)).ParamName);
        }
    }

    [Fact]
    public void A_covariance_must_be_symmetric_positive_definite_and_as_large_as_the_mean()
    {
        Assert.Contains("symmetric", Refusal(new[,] { { 1, 0.5 }, { 0.2, 1 } }), StringComparison.Ordinal);
        Assert.Contains("positive definite", Refusal(new double[,] { { 1, 2 }, { 2, 1 } }), StringComparison.Ordinal);
        Assert.Contains("9 numbers where 4 are needed", Refusal(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }),
            StringComparison.Ordinal);

        static string Refusal(double[,] covariance) => Assert.ThrowsAny<ArgumentException>(() => new MultivariateNormal([0, 0], covariance))
            .Message;
    }

    [Fact]
    public void Lists_of_different_lengths_are_refused() => Assert.Equal(
        "means", Assert.Throws<ArgumentException>(() => new NormalMixture([0.5, 0.5], [0, 0, 0], [1, 1])).ParamName);
}
