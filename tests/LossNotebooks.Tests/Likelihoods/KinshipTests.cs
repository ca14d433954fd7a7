namespace LossNotebooks.Tests.Likelihoods;

/// <summary>Families that contain one another agree where they meet.</summary>
public class KinshipTests
{
    [Fact]
    public void A_binomial_of_one_trial_is_a_Bernoulli() =>
        Assert.Equal(new BernoulliLikelihood().Loss([0.7], 1), new BinomialLikelihood(1).Loss([0.7], 1), 1e-14);

    [Fact]
    public void Two_classes_with_a_baseline_are_a_Bernoulli() =>
        Assert.Equal(new BernoulliLikelihood().Loss([0.7], 1), new CategoricalLikelihood(2, baseline: true).Loss([0.7], 1), 1e-14);

    [Fact]
    public void A_ranking_of_two_is_a_choice_of_the_winner() =>
        Assert.Equal(new CategoricalLikelihood(2).Loss([0.7, -1], 0), new PlackettLuceLikelihood(2).Loss([0.7, -1], [0, 1]), 1e-14);

    [Fact]
    public void A_multivariate_normal_of_one_dimension_is_a_normal() =>
        Assert.Equal(new NormalLikelihood().Loss([0.7, -1], 2), new MultivariateNormalLikelihood(1).Loss([0.7, -1], [2]), 1e-13);

    [Fact]
    public void A_t_with_endless_freedom_is_a_normal() =>
        Assert.Equal(new NormalLikelihood().Loss([0.7, -1], 2), new StudentTLikelihood().Loss([0.7, -1, 60], 2), 1e-12);

    [Fact]
    public void A_negative_binomial_of_endless_size_is_a_Poisson() =>
        Assert.Equal(new PoissonLikelihood().Loss([0.7], 3), new NegativeBinomialLikelihood().Loss([0.7, 60], 3), 1e-12);

    [Fact]
    public void A_gamma_of_shape_1_is_an_exponential() =>
        Assert.Equal(new ExponentialLikelihood().Loss([-0.7], 2), new GammaLikelihood().Loss([0.7, 0], 2), 1e-14);

    [Fact]
    public void Directions_a_full_turn_apart_are_the_same() =>
        Assert.Equal(new VonMises(1, 3).LogProbability(0.5), new VonMises(1, 3).LogProbability(0.5 + 4 * Math.PI), 1e-13);

    [Fact]
    public void A_narrow_von_Mises_is_nearly_normal() =>
        Assert.Equal(new Normal(1, 1e-4).Quantile(0.1), new VonMises(1, 1e8).Quantile(0.1), 1e-11);
}
