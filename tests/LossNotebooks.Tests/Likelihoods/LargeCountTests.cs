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

    // By mpmath.
    [Theory]
    [InlineData(1_000_000_000, 5e8, 0, 10.587424271367933)]
    [InlineData(1_000_000_000, 3e8, -0.8472978603872036, 10.500247577859036)]
    [InlineData(2_000_000_000, 3, -20, 1.664827658837747)]
    [InlineData(2_000_000_000, 1_999_999_996, 21.5, 4.43221283884147)]
    [InlineData(1_000_000, 3e5, -0.8472978603872036, 7.0463702515465391)]
    public void The_loss_of_a_binomial_keeps_its_digits_however_many_trials(int trials, double y, double z, double expected)
    {
        var binomial = new BinomialLikelihood(trials);
        Assert.Equal(expected, binomial.Loss([z], y), 1e-11);
        Assert.Equal(expected, binomial.Loss([z, z, z, z, z, z, z, z], (ReadOnlySpan<double>)[y, y, y, y, y, y, y, y]) / 8, 1e-11);
    }

    private static double[] Fit(Likelihood<double> likelihood)
    {
        var model = new WithConstants(new LinearModel(1, 1));
        var loss = new NegativeLogLikelihood<double>(model, likelihood, X, Y);
        return new Newton().Minimize(loss, model.Start(likelihood.Start(Y), new Random(1))).Phi;
    }
}
