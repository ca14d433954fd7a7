namespace LossNotebooks.Tests.Likelihoods;

/// <summary>More raw outputs than a stack holds: a process that outgrows it would end without a word.</summary>
public class LargeLikelihoodTests
{
    private const int Many = 300_000;

    [Fact]
    public void Many_classes()
    {
        var classes = new CategoricalLikelihood(Many);
        Assert.Equal(3 * Math.Log(Many), classes.Loss(new double[3 * Many], (ReadOnlySpan<int>)[0, 1, 2]), 1e-6);
        Assert.Equal(1.0 / Many, classes.At(new double[Many]).Probability(7), 1e-12);
    }

    [Fact]
    public void Many_components()
    {
        var mixture = new NormalMixtureLikelihood(Many);
        var z = new double[3 * Many];
        Assert.Equal(4 * 0.9189385332046727, mixture.LossAndGradient([.. z, .. z, .. z, .. z], [0, 0, 0, 0], new double[12 * Many]), 1e-8);
        Assert.Equal(-0.9189385332046727, mixture.At(z).LogProbability(0), 1e-8);
    }

    [Fact]
    public void Many_items()
    {
        var ranking = new PlackettLuceLikelihood(Many);
        int[] y = [.. Enumerable.Range(0, Many)];
        var expected = MathNet.Numerics.SpecialFunctions.GammaLn(Many + 1);
        Assert.Equal(1, ranking.Loss(new double[Many], y) / expected, 1e-9);
        Assert.Equal(1, -ranking.At(new double[Many]).LogProbability(y) / expected, 1e-9);
        Assert.Equal(0, ranking.Gradient(new double[Many], y).Sum(), 1e-3);
    }

    [Fact]
    public void Many_dimensions()
    {
        const int Dimensions = 1000;
        var vectors = new MultivariateNormalLikelihood(Dimensions);
        double[] z = new double[vectors.RawOutputs], y = new double[Dimensions];
        Assert.Equal(Dimensions * 0.9189385332046727, vectors.LossAndGradient(z, [y], new double[z.Length]), 1e-9);
    }
}
