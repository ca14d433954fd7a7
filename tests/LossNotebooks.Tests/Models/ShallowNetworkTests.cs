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
    [MemberData(nameof(Shapes))]
    public void Its_Gauss_Newton_form_is_that_of_the_measured_slopes_of_its_outputs(int examples, int inputs, int hidden, int outputs)
    {
        var inner = new ShallowNetwork(inputs, hidden, outputs);
        var network = new WithConstants(inner);
        var likelihood = new CategoricalLikelihood(outputs + 1);
        var (phi, x) = Draw(inner, examples);
        phi = [.. phi, 0.3];
        int[] y = [.. Enumerable.Range(0, examples).Select(i => i % (outputs + 1))];
        var z = network.EvaluateBatch(x, examples, phi);
        double[][] slopes = [.. Enumerable.Range(0, phi.Length).Select(p =>
        {
            const double Step = 1e-7;
            double[] above = [.. phi], below = [.. phi];
            (above[p], below[p]) = (phi[p] + Step, phi[p] - Step);
            return network.EvaluateBatch(x, examples, above)
                .Zip(network.EvaluateBatch(x, examples, below), (right, left) => (right - left) / (2 * Step)).ToArray();
        })];
        double[][] bends = [.. Enumerable.Range(0, examples).Select(i =>
            likelihood.Curvature([.. Enumerable.Range(0, outputs + 1).Select(k => z[k * examples + i])], y[i]))];
        var form = new NegativeLogLikelihood<int>(network, likelihood, x, y).GaussNewton(phi);
        for (var p = 0; p < phi.Length; p++)
        {
            for (var q = 0; q < phi.Length; q++)
            {
                var expected = (
                    from i in Enumerable.Range(0, examples)
                    from k in Enumerable.Range(0, outputs + 1)
                    from l in Enumerable.Range(0, outputs + 1)
                    let bend = bends[i][Triangle.Place(Math.Max(k, l), Math.Min(k, l))]
                    select slopes[p][k * examples + i] * bend * slopes[q][l * examples + i]).Sum();
                Assert.Equal(expected, form[p, q], 1e-5 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    // What is left out is weighted with the slopes of the loss, which are 0 where it fits without residuals.
    [Fact]
    public void Without_residuals_its_Gauss_Newton_form_is_the_Hessian()
    {
        var network = new ShallowNetwork(2, 3);
        var (phi, x) = Draw(network, 40);
        var loss = new NegativeLogLikelihood<double>(network, new NormalMeanLikelihood(0.5), x, network.EvaluateBatch(x, 40, phi));
        var form = loss.GaussNewton(phi);
        for (var p = 0; p < phi.Length; p++)
        {
            for (var q = 0; q < phi.Length; q++)
            {
                const double Step = 1e-6;
                double[] above = [.. phi], below = [.. phi], right = new double[phi.Length], left = new double[phi.Length];
                (above[q], below[q]) = (phi[q] + Step, phi[q] - Step);
                loss.ValueAndGradient(above, right);
                loss.ValueAndGradient(below, left);
                Assert.Equal((right[p] - left[p]) / (2 * Step), form[p, q], 1e-4);
            }
        }
    }

    // On one thread, and where several share the examples.
    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public void A_likelihood_without_a_curvature_in_closed_form_has_no_Gauss_Newton_form(int examples)
    {
        var network = new WithConstants(new ShallowNetwork(2, 3));
        var (phi, x) = Draw(new ShallowNetwork(2, 3), examples);
        var loss = new NegativeLogLikelihood<double>(network, new QuantileLikelihood(0.5), x, new double[examples]);
        Assert.Throws<NotSupportedException>(() => loss.GaussNewton([.. phi, 0]));
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
