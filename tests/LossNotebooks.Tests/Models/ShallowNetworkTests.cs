namespace LossNotebooks.Tests.Models;

public class ShallowNetworkTests
{
    // Sizes on either side of whole vectors and of whole blocks of the loss.
    public static TheoryData<int, int, int, int> Shapes => new()
    {
        { 1, 1, 1, 1 }, { 7, 1, 3, 1 }, { 30, 1, 3, 2 }, { 255, 2, 5, 1 }, { 256, 1, 4, 1 }, { 257, 1, 4, 3 }, { 600, 3, 7, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Computes_its_definition(int examples, int inputs, int hidden, int outputs)
    {
        var network = new ShallowNetwork(inputs, hidden, outputs);
        var (phi, x) = Draw(network, examples);
        var z = network.EvaluateBatch(x, examples, phi);
        for (var i = 0; i < examples; i++)
        {
            Assert.All(Plain(network, phi, d => x[d * examples + i]), (expected, k) => Assert.Equal(expected, z[k * examples + i], 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Its_gradient_is_the_finite_difference(int examples, int inputs, int hidden, int outputs)
    {
        var network = new ShallowNetwork(inputs, hidden, outputs);
        var (phi, x) = Draw(network, examples);
        var pass = network.NewPass(examples);
        double[] z = new double[outputs * examples], gradient = new double[phi.Length];
        pass.Forward(phi, x, z);
        double[] dz = [.. Enumerable.Range(0, z.Length).Select(i => Math.Cos(i))];
        pass.Backward(phi, x, dz, gradient);

        // Piecewise linear in each parameter: away from the kinks any small step measures the slope, so the kinks are avoided by a tiny
        // one.
        for (var p = 0; p < phi.Length; p++)
        {
            const double Step = 1e-7;
            double[] above = [.. phi], below = [.. phi];
            above[p] += Step;
            below[p] -= Step;
            var measured = network.EvaluateBatch(x, examples, above).Zip(network.EvaluateBatch(x, examples, below), dz)
                .Sum(t => t.Third * (t.First - t.Second)) / (2 * Step);
            Assert.Equal(measured, gradient[p], 1e-6 * Math.Max(1, Math.Abs(measured)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    public void The_loss_of_a_batch_is_the_sum_of_its_examples_losses(int examples)
    {
        var network = new ShallowNetwork(2, 5, 2);
        var (phi, x) = Draw(network, examples);
        double[] y = [.. Enumerable.Range(0, examples).Select(i => Math.Sin(i))];
        var loss = new NegativeLogLikelihood<double>(network, new NormalLikelihood(), x, y);
        double[] gradient = new double[phi.Length], sum = new double[phi.Length], one = new double[phi.Length];
        var value = 0.0;
        for (var i = 0; i < examples; i++)
        {
            value += new NegativeLogLikelihood<double>(network, new NormalLikelihood(), [x[i], x[examples + i]], [y[i]])
                .ValueAndGradient(phi, one);
            sum = [.. sum.Zip(one, (a, b) => a + b)];
        }

        Assert.Equal(value, loss.ValueAndGradient(phi, gradient), 1e-12 * Math.Abs(value));
        Assert.Equal(value, loss.Value(phi), 1e-12 * Math.Abs(value));
        Assert.All(sum, (expected, p) => Assert.Equal(expected, gradient[p], 1e-10 * Math.Max(1, Math.Abs(expected))));

        int[] everyThird = [.. Enumerable.Range(0, examples).Where(i => i % 3 == 0)];
        var third = new NegativeLogLikelihood<double>(
            network, new NormalLikelihood(),
            [.. everyThird.Select(i => x[i]), .. everyThird.Select(i => x[examples + i])], [.. everyThird.Select(i => y[i])]);
        Assert.Equal(third.ValueAndGradient(phi, one), loss.ValueAndGradient(phi, gradient, everyThird), 1e-12);
        Assert.Equal(one, gradient);
    }

    [Fact]
    public void A_training_step_allocates_nothing()
    {
        var network = new ShallowNetwork(1, 3);
        var (phi, x) = Draw(network, 300);
        var loss = new NegativeLogLikelihood<double>(network, new NormalMeanLikelihood(1), x, x);
        var gradient = new double[phi.Length];
        var rule = new Adam(1e-3, 1).NewRule(phi.Length);
        Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step()
        {
            loss.ValueAndGradient(phi, gradient);
            rule.Step(phi, gradient);
        }
    }

    private static (double[] Phi, double[] X) Draw(ShallowNetwork network, int examples)
    {
        var random = new Random(7);
        return (
            network.Start(new double[network.Outputs], random),
            [.. Enumerable.Range(0, network.Inputs * examples).Select(_ => 2 * random.NextDouble() - 1)]);
    }

    private static double[] Plain(ShallowNetwork network, double[] phi, Func<int, double> x)
    {
        int inputs = network.Inputs, hidden = network.Hidden, b1 = hidden * (1 + inputs);
        var h = Enumerable.Range(0, hidden)
            .Select(j => Math.Max(0, phi[j] + Enumerable.Range(0, inputs).Sum(d => phi[hidden + j * inputs + d] * x(d)))).ToArray();
        return [.. Enumerable.Range(0, network.Outputs).Select(k =>
            phi[b1 + k] + Enumerable.Range(0, hidden).Sum(j => phi[b1 + network.Outputs + k * hidden + j] * h[j]))];
    }
}
