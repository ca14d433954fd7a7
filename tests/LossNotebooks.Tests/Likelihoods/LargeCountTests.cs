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

    // Σ log(1 + j/x), Σ j/(x + j) and Σ j x/(x + j)² over j < k.
    [Theory]
    [InlineData(65)]
    [InlineData(3000)]
    public void Many_factors_rise_as_their_sum_does(int factors)
    {
        foreach (var x in (double[])[1e-300, 1e-20, 1e-3, 0.3, 0.99, 1, 4, 9.9, 64, 65, 1e3, 1e6, 1e12, 1e200])
        {
            var rise = RisingFactorial<Lanes1>.Of(factors, Math.Log(x));
            AssertSum(rise.Log, j => Exponentials.Log1p(j / x));
            AssertSum(rise.Slope, j => j / (x + j));
            AssertSum(rise.Bend, j => j / (x + j) * (x / (x + j)));

            void AssertSum(double actual, Func<int, double> term) =>
                Assert.Equal(1, actual / Enumerable.Range(1, factors - 1).Sum(term), 1e-11);
        }

        foreach (var log in (double[])[-2000, -800, 800, 2000])
        {
            var rise = RisingFactorial<Lanes1>.Of(factors, log);
            Assert.Equal(
                Enumerable.Range(1, factors - 1).Sum(j => Exponentials.Softplus(Math.Log(j) - log)), rise.Log, 1e-12 * rise.Log + 1e-200);
            Assert.Equal(log < 0 ? factors - 1 : 0, rise.Slope, 1e-9);
            Assert.Equal(0, rise.Bend, 1e-9);
        }
    }

    // Few and many factors side by side in a vector.
    [Fact]
    public void A_batch_of_beta_binomials_of_many_trials_is_the_sum_of_its_examples()
    {
        var likelihood = new BetaBinomialLikelihood(500);
        double[] y = [0, 1, 63, 64, 65, 66, 250, 434, 435, 436, 437, 499, 500], curvature = new double[3 * y.Length];
        foreach (var logit in (double[])[-20, -3, 0, 2, 30])
        {
            foreach (var logPrecision in (double[])[-800, -30, -1, 0, 5, 40, 800])
            {
                double[] z = [.. Enumerable.Repeat(logit, y.Length), .. Enumerable.Repeat(logPrecision, y.Length)];
                double[] losses = new double[y.Length], slopes = new double[z.Length];
                likelihood.Evaluate(new(z, y, losses, slopes, curvature));
                for (var i = 0; i < y.Length; i++)
                {
                    AssertClose([likelihood.Loss([logit, logPrecision], y[i])], losses, i);
                    AssertClose(likelihood.Gradient([logit, logPrecision], y[i]), slopes, i);
                    AssertClose(likelihood.Curvature([logit, logPrecision], y[i]), curvature, i);
                }
            }
        }

        void AssertClose(double[] expected, double[] columns, int i) => Assert.All(
            expected, (value, k) => Assert.Equal(value, columns[k * y.Length + i], 1e-12 * Math.Max(500, Math.Abs(value))));
    }

    [Fact]
    public void Beta_binomials_of_many_trials_need_no_more_time()
    {
        // Of a uniform probability all counts are alike. The digits are those that differences of n log n leave.
        Assert.Equal(-Math.Log(1e9 + 1), new BetaBinomial(1_000_000_000, 1, 1).LogProbability(3e8), 2e-5);
        Assert.Equal(Math.Log(1e9 + 1), new BetaBinomialLikelihood(1_000_000_000).Loss([0, Math.Log(2)], 3e8), 2e-5);
    }

    private static double[] Fit(Likelihood<double> likelihood)
    {
        var model = new WithConstants(new LinearModel(1, 1));
        var loss = new NegativeLogLikelihood<double>(model, likelihood, X, Y);
        return new Newton().Minimize(loss, model.Start(likelihood.Start(Y), new Random(1))).Phi;
    }
}
