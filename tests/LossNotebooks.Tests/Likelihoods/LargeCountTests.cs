namespace LossNotebooks.Tests.Likelihoods;

/// <summary>Counts so large that the terms of the negative binomial's loss would be lost in each other's rounding.</summary>
public class LargeCountTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6], Y = [1e9, 20e9, 3e9, 4e9, 50e9, 7e9];

    // The negative binomial of counts so large is the gamma of amounts, but for a part in a billion.
    [Fact]
    public void Billions_are_fitted_as_amounts_are()
    {
        double[] counts = Fit(new NegativeBinomialLikelihood()), amounts = Fit(new GammaLikelihood());
        Assert.Equal(0.32096, counts[1], 5e-6);
        Assert.All(counts.Zip(amounts), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    private static double[] Fit(Likelihood<double> likelihood)
    {
        var model = new WithConstants(new LinearModel(1, 1));
        var loss = new NegativeLogLikelihood<double>(model, likelihood, X, Y);
        return new Newton().Minimize(loss, model.Start(likelihood.Start(Y), new Random(1))).Phi;
    }
}
