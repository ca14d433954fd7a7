namespace LossNotebooks.Tests.Training;

/// <summary>Descents along the gradient alone take the steps that their formulas say, over the examples that are their turn.</summary>
public class DescentStepsTests
{
    private const double Rate = 0.07;
    private const int Examples = 50;

    private static readonly double[] X = [.. Enumerable.Range(0, Examples).Select(i => Math.Sin(i))];
    private static readonly double[] Y = [.. Enumerable.Range(0, Examples).Select(i => Math.Cos(3 * i))];

    private static NegativeLogLikelihood<double> Line => new(new LinearModel(1), new NormalMeanLikelihood(2), X, Y);

    [Fact]
    public void Momentum_adds_a_part_of_the_step_before()
    {
        double[] phi = [1, -2], m = [0, 0];
        Follows(new GradientDescent(Rate, 12, momentum: 0.6), phi, (gradient, t) =>
        {
            m = [.. m.Zip(gradient, (m, g) => 0.6 * m + g)];
            return [.. m.Select(m => Rate * m)];
        });
    }

    [Fact]
    public void Adam_divides_the_mean_of_the_slopes_by_the_root_of_the_mean_of_their_squares()
    {
        double[] phi = [1, -2], m = [0, 0], v = [0, 0];
        Follows(new Adam(Rate, 12, beta1: 0.8, beta2: 0.95, epsilon: 0.5), phi, (gradient, t) =>
        {
            m = [.. m.Zip(gradient, (m, g) => 0.8 * m + 0.2 * g)];
            v = [.. v.Zip(gradient, (v, g) => 0.95 * v + 0.05 * g * g)];
            return [.. m.Zip(v, (m, v) =>
                Rate * m / (1 - Math.Pow(0.8, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.95, t))) + 0.5))];
        });
    }

    [Fact]
    public void A_batch_stands_for_all_examples_and_each_comes_once_before_one_comes_again()
    {
        // As good as standing still, the batches of a round add up to the whole loss: their estimates have it as their mean.
        var history = new GradientDescent(1e-12, 10 * 5) { Batches = new(10, seed: 3) }.Minimize(Line, [1, -2]);
        Assert.All(history.Losses.SkipLast(1).Chunk(5), round => Assert.Equal(Line.Value(1, -2), round.Average(), 1e-6));
        Assert.NotEqual(history.Losses[0], history.Losses[5]); // in another order

        // Of 50 examples only 6 batches of 8 are dealt.
        var deck = new Minibatches(8, seed: 3).Shuffle(Examples);
        for (var round = 0; round < 3; round++)
        {
            int[] seen = [.. Enumerable.Range(0, 6).SelectMany(_ => deck.Next().ToArray())];
            Assert.Equal(48, seen.Distinct().Count());
            Assert.NotEqual(seen.Order(), seen);
        }

        Assert.Equal(Enumerable.Range(0, 5), new Minibatches(8, seed: 3).Shuffle(5).Next().ToArray().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(777)]
    public void A_long_path_is_thinned_evenly(int steps)
    {
        List<double[]> all = [[1, -2]];
        var rule = new GradientDescent(1e-3, 1).NewRule(2);
        for (var step = 0; step < steps; step++)
        {
            double[] phi = [.. all[^1]], gradient = new double[2];
            Line.ValueAndGradient(phi, gradient);
            rule.Step(phi, gradient);
            all.Add(phi);
        }

        var history = new GradientDescent(1e-3, steps).Minimize(Line, [1, -2]);
        var kept = Math.Min(steps, History.LongestPath - 1);
        Assert.Equal(Enumerable.Range(0, kept + 1).Select(k => all[(int)Math.Ceiling((double)k * steps / kept)]), history.Path);
        Assert.Equal(all.Select(phi => Line.Value(phi)), history.Losses);
    }

    private static void Follows(FirstOrderOptimizer optimizer, double[] phi, Func<double[], int, double[]> step)
    {
        var path = optimizer.Minimize(Line, phi).Path;
        for (var t = 1; t < path.Count; t++)
        {
            var gradient = new double[phi.Length];
            Line.ValueAndGradient(phi, gradient);
            phi = [.. phi.Zip(step(gradient, t), (value, by) => value - by)];
            Assert.All(phi.Zip(path[t]), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }
}
