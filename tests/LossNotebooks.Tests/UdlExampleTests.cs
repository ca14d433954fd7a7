namespace LossNotebooks.Tests;

public class UdlExampleTests
{
    private static readonly NegativeLogLikelihood<double> Loss =
        new(UdlExample.Network, new NormalMeanLikelihood(0.2), UdlExample.X, UdlExample.Y);

    [Fact]
    public void A_normal_density_has_the_published_value() =>
        Assert.Equal(0.119, new Normal(-1, 2.3).Probability(1), 3);

    [Fact]
    public void The_likelihood_is_the_published_one() =>
        Assert.Equal(0.000010624, Math.Exp(-Loss.Value(UdlExample.Phi)), 9);

    [Fact]
    public void The_negative_log_likelihood_is_the_published_one() =>
        Assert.Equal(11.452419564, Loss.Value(UdlExample.Phi), 9);

    [Fact]
    public void The_sum_of_squares_is_the_published_one() => Assert.Equal(2.020992572, SumOfSquares(UdlExample.Phi), 9);

    [Fact]
    public void Likelihood_loss_and_sum_of_squares_agree_on_the_best_output_bias()
    {
        var sweep = Enumerable.Range(0, 100).Select(i => i / 100.0).ToArray();
        Assert.Equal(0.27, sweep.MaxBy(bias => Math.Exp(-Loss.Value(WithBias(bias)))));
        Assert.Equal(0.27, sweep.MinBy(bias => Loss.Value(WithBias(bias))));
        Assert.Equal(0.27, sweep.MinBy(bias => SumOfSquares(WithBias(bias))));
    }

    private static double[] WithBias(double bias)
    {
        double[] phi = [.. UdlExample.Phi];
        phi[UdlExample.OutputBias] = bias;
        return phi;
    }

    private static double SumOfSquares(double[] phi) =>
        UdlExample.Network.EvaluateBatch(UdlExample.X, 20, phi).Zip(UdlExample.Y, (mu, y) => (y - mu) * (y - mu)).Sum();
}
