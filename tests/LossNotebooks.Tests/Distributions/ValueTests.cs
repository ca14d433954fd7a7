using LossNotebooks.Tests.LawSuite;

namespace LossNotebooks.Tests.Distributions;

/// <summary>Distributions are values: what they say of themselves, what is equal to them, and what they refuse.</summary>
public class ValueTests
{
    private static readonly MultivariateNormal Vectors = new([1, -2], new[,] { { 2, 0.9 }, { 0.9, 0.5 } });

    public static TheoryData<object, string> Texts => new()
    {
        { new Normal(-0.5, 2), "Normal(μ = -0.5, σ = 2)" },
        { new Laplace(2, 0.5), "Laplace(μ = 2, b = 0.5)" },
        { new Binomial(12, 0.75), "Binomial(n = 12, p = 0.75)" },
        { new ZeroInflated(0.3, new Poisson(2)), "ZeroInflated(π = 0.3, Poisson(λ = 2))" },
        { new NormalMixture([0.25, 0.75], [-2, 3], [0.5, 1]), "NormalMixture(p = [0.25, 0.75], μ = [-2, 3], σ = [0.5, 1])" },
        { new Truncated<Normal>(new(0, 1), new(-1, 2.5)), "Truncated(Normal(μ = 0, σ = 1), [-1, 2.5])" },
        { new Censored<Normal>(new(1, 2)), "Censored(Normal(μ = 1, σ = 2))" },
        { new Categorical(0.2, 0.5, 0, 0.3), "Categorical(p = [0.2, 0.5, 0, 0.3])" },
        { new PlackettLuce(1, 0.4), "PlackettLuce(w = [1, 0.4])" },
        { new Independent(new Normal(1, 2), new Poisson(1.5)), "Independent(Normal(μ = 1, σ = 2), Poisson(λ = 1.5))" },
        { Vectors, "MultivariateNormal(μ = [1, -2], Σ = [[2, 0.9], [0.9, 0.5]])" },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void The_text_is_the_name_with_the_parameters(object distribution, string text) => Assert.Equal(text, distribution.ToString());

    [Fact]
    public void The_text_tells_distributions_apart()
    {
        Assert.All(Registry.Scalars, one =>
            Assert.StartsWith($"{one.GetType().Name.Split('`')[0]}(", one.ToString(), StringComparison.Ordinal));
        Assert.Equal(Registry.Scalars.Length, Registry.Scalars.DistinctBy(one => one.ToString()).Count());
    }

    [Fact]
    public void Equal_ones_have_the_same_hash_and_others_as_good_as_never()
    {
        static object[] All() =>
        [
            new Categorical(0.2, 0.8), new Categorical(0.8, 0.2), new PlackettLuce(1, 2), new PlackettLuce(2, 1),
            new Independent(new Normal(1, 2), new Poisson(1.5)), new Independent(new Poisson(1.5), new Normal(1, 2)),
            new NormalMixture([0.5, 0.5], [0, 1], [1, 1]), new NormalMixture([0.4, 0.6], [0, 1], [1, 1]),
            new NormalMixture([0.5, 0.5], [0, 2], [1, 1]), new MultivariateNormal([0, 1], new double[,] { { 1, 0 }, { 0, 1 } }),
            new MultivariateNormal([0, 2], new double[,] { { 1, 0 }, { 0, 1 } }),
            new MultivariateNormal([0, 1], new double[,] { { 1, 0 }, { 0, 2 } }),
        ];

        Assert.All(All().Zip(All()), pair => Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode()));
        Assert.Equal(All().Length, All().Select(one => one.GetHashCode()).Distinct().Count());
        Assert.Equal(All().Length, All().Distinct().Count());
    }

    [Fact]
    public void A_value_is_not_equal_to_nothing_nor_to_another_kind() =>
        Assert.All<object>([.. Registry.Scalars, new Independent(new Normal(1, 2)), new Categorical(0.5, 0.5)], value =>
        {
            Assert.False(value.Equals(null));
            Assert.False(value.Equals("text"));
            Assert.True(value.Equals(value));
        });

    [Fact]
    public void A_mixture_and_its_parts_are_equal_to_those_of_the_same_numbers_only()
    {
        var mixture = new NormalMixture([0.5, 0.5], [0, 1], [1, 1]);
        Assert.True(mixture.Equals(new NormalMixture([0.5, 0.5], [0, 1], [1, 1])));
        Assert.False(mixture.Equals(new NormalMixture([0.4, 0.6], [0, 1], [1, 1])));
        Assert.False(mixture.Equals(new NormalMixture([0.5, 0.5], [0, 1], [1, 2])));
        Assert.False(mixture.Equals((NormalMixture?)null));
        Assert.False(new Independent(mixture).Equals((Independent?)null));
        Assert.False(new ValueList([1]).Equals((ValueList?)null));
    }

    [Fact]
    public void Of_equally_probable_outputs_the_first_is_the_mode()
    {
        Assert.Equal(0, new Bernoulli(0.5).Mode);
        Assert.Equal(1, new Categorical(0.2, 0.4, 0.4).Mode);
        Assert.Equal([1, 0, 2], new PlackettLuce(1, 3, 1).Mode);
    }

    [Fact]
    public void What_has_no_probability_has_no_residual()
    {
        var refused = Assert.Throws<ArgumentException>(() => new Poisson(2).QuantileResidual(0.5, new Random(1)));
        Assert.Equal("y", refused.ParamName);
        Assert.StartsWith("y = 0.5 has no probability under Poisson(λ = 2).", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_list_of_parts_and_one_item_no_ranking()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Independent());
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlackettLuce(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normal(0, 1).Sample(new Random(1), -1));
        Assert.Empty(new Normal(0, 1).Sample(new Random(1), 0));
    }
}
