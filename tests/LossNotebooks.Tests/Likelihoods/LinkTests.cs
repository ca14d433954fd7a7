namespace LossNotebooks.Tests.Likelihoods;

public class LinkTests
{
    [Fact]
    public void A_constant_is_the_same_through_any_link()
    {
        var log = Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist");
        var softplus = Recipe.Choose(new NormalLikelihood().WithLink("sigma", new SoftplusLink()))
            .Predict("mu", "speed").Train(Datasets.Cars(), "dist");
        Assert.Equal(log.Loss, softplus.Loss, 1e-10);
        Assert.Equal(log.Infer(("speed", 10)).Sigma, softplus.Infer(("speed", 10)).Sigma, 1e-8);
    }

    [Theory]
    [InlineData("mu")]
    [InlineData("p")]
    public void A_parameter_that_can_not_have_the_link_is_refused_with_those_that_can(string name)
    {
        var refused = Assert.Throws<ArgumentException>(() => new NormalLikelihood().WithLink(name, new SoftplusLink()));
        Assert.StartsWith(
            $"NormalLikelihood has no parameter '{name}' with the log link, whose place the softplus link could take; it has 'sigma'.",
            refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordered_classes_refuse_other_links() =>
        Assert.Equal("link", Assert.Throws<ArgumentException>(() => new OrdinalLikelihood(3, new CloglogLink())).ParamName);
}
