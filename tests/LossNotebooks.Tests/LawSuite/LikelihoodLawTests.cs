namespace LossNotebooks.Tests.LawSuite;

public class LikelihoodLawTests
{
    // A rounded loss is −log of no distribution that its likelihood hands out: RoundedTests hold it to its own laws.
    [Fact]
    public void Every_likelihood_is_registered() => Registry.AssertComplete(
        typeof(Likelihood<>), Registry.Likelihoods.Select(c => c.Type).Append(typeof(RoundedPinball<>)),
        "Registry.Likelihoods, in LawSuite/Registry.cs");

    // A saved fit is read by the one whose text it holds.
    [Fact]
    public void The_text_tells_likelihoods_apart()
    {
        string[] texts =
        [
            .. Registry.Likelihoods.Select(one => one.Description), $"{new CategoricalLikelihood(4, baseline: true)}",
            $"{new PlackettLuceLikelihood(4, baseline: true)}", $"{new NormalMixtureLikelihood(2, commonSigma: true)}",
        ];
        Assert.All(texts, text => Assert.Matches(@"^\w+Likelihood($|\(| with )", text));
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Parameters_have_names_and_symbols_of_their_own(string name)
    {
        var parameters = Registry.Likelihood(name).Parameters;
        Assert.All(parameters, parameter => Assert.Matches(@"^\S+$", parameter.Name));
        Assert.All(parameters, parameter => Assert.Matches(@"\S", parameter.Symbol));
        Assert.Equal(parameters.Count, parameters.Select(parameter => parameter.Name).Distinct().Count());
        Assert.Equal(parameters.Count, parameters.Select(parameter => parameter.Symbol).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_gradient_is_the_finite_difference_of_the_loss(string name) =>
        Registry.Likelihood(name).GradientIsTheFiniteDifference(reach: 3);

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_gradient_is_the_finite_difference_of_the_loss_at_extreme_raw_outputs_too(string name) =>
        Registry.Likelihood(name).GradientIsTheFiniteDifference(reach: 30);

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_curvature_is_the_finite_difference_of_the_gradient(string name) =>
        Registry.Likelihood(name).CurvatureIsTheFiniteDifference(reach: 3);

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_curvature_is_the_finite_difference_of_the_gradient_at_extreme_raw_outputs_too(string name) =>
        Registry.Likelihood(name).CurvatureIsTheFiniteDifference(reach: 30);

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_information_is_the_expected_product_of_slopes(string name) =>
        Registry.Likelihood(name).InformationIsTheExpectedProductOfSlopes();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Curvatures_have_the_same_digits_whatever_the_width(string name) =>
        Registry.Likelihood(name).CurvaturesHaveTheSameDigitsInAnyBatch();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void The_loss_is_minus_the_log_probability(string name) => Registry.Likelihood(name).LossIsMinusLogProbability();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void A_batch_is_the_sum_of_its_examples(string name) =>
        Assert.All([0, 1, 3, 8, 37, 1030], Registry.Likelihood(name).BatchIsTheSumOfItsExamples);

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void A_batch_is_the_sum_of_its_examples_at_the_extremes_too(string name) =>
        Registry.Likelihood(name).BatchIsTheSumOfItsExamplesAtTheExtremes();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Slopes_have_the_same_digits_whatever_the_width(string name) =>
        Registry.Likelihood(name).SlopesHaveTheSameDigitsInAnyBatch();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Raw_outputs_that_give_no_distribution_are_refused_by_name(string name) =>
        Registry.Likelihood(name).DistributionsAtTheExtremesNameZ();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void A_batch_allocates_nothing(string name)
    {
        var bytes = Registry.Likelihood(name).BytesAllocatedByABatch();
        Assert.True(bytes == 0,
            $"1000 examples cost {bytes} bytes; override Loss: unless overridden, it makes a distribution for each example");
    }

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Loss_and_gradient_are_numbers_at_raw_outputs_of_800(string name) =>
        Registry.Likelihood(name).LossAndGradientAreNumbersAtTheExtremes();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Nothing_is_read_before_it_is_written(string name) =>
        Registry.Likelihood(name).NothingIsReadBeforeItIsWritten();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void At_the_start_the_mean_gradient_is_zero(string name) => Registry.Likelihood(name).StartIsStationary();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void A_start_of_equal_outputs_is_found_or_says_what_to_do(string name) =>
        Registry.Likelihood(name).StartOfEqualOutputsIsFoundOrSaysWhatToDo();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void A_large_sample_recovers_the_parameters(string name) => Registry.Likelihood(name).LargeSampleRecoversTheParameters();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Outputs_outside_the_support_are_refused_by_name(string name) => Registry.Likelihood(name).RefusedOutputsNameY();

    [Theory]
    [MemberData(nameof(Registry.LikelihoodNames), MemberType = typeof(Registry))]
    public void Wrong_raw_outputs_are_refused_by_name(string name) => Registry.Likelihood(name).WrongRawOutputsNameZ();
}
