using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Training;

public class KinksTests
{
    public static TheoryData<Likelihood<double>> Likelihoods =>
        [new LaplaceLikelihood(), new QuantileLikelihood(0.9), new LaplaceLikelihood().WithLink("scale", new SoftplusLink())];

    // The best constant is any number between the two in the middle: the start is one, and so it may be where the search ends.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_quantile_that_lies_anywhere_between_two_outputs_is_found(double tau)
    {
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            double[] y = Outputs(), others = Outputs();
            AssertQuantile(y, new DataFrame(new DoubleDataFrameColumn("y", y)), []);

            string[] groups = [.. y.Select(_ => "a"), .. others.Select(_ => "b")];
            double[] both = [.. y, .. others];
            AssertQuantile(y, new DataFrame(new DoubleDataFrameColumn("y", both), new StringDataFrameColumn("group", groups)), ["group"]);
        }

        double[] Outputs() => [.. Enumerable.Range(0, 10 * random.Next(1, 30)).Select(_ => Math.Log(random.NextDouble()))];

        void AssertQuantile(double[] y, DataFrame frame, string[] columns)
        {
            var mu = Recipe.Choose(new QuantileLikelihood(tau)).Predict("mu", columns).Train(frame, "y")["mu", "intercept"].Estimate;
            Assert.InRange(y.Count(value => value < mu - 1e-9), 0, tau * y.Length + 1e-9);
            Assert.InRange(y.Count(value => value <= mu + 1e-9), tau * y.Length - 1e-9, y.Length);
        }
    }

    // The best line goes through as many points as it has parameters: so it is one of those through two of them.
    [Fact]
    public void The_least_absolute_deviations_are_those_of_the_best_line_through_two_points()
    {
        const int Examples = 100; // of which some fifteen are near a kink
        var random = new Random(6);
        for (var trial = 0; trial < 40; trial++)
        {
            double[] x = [.. Enumerable.Range(0, Examples).Select(_ => random.NextDouble())];
            double[] y = [.. x.Select(x => 1 + 2 * x + Math.Tan(3 * (random.NextDouble() - 0.5)))];
            var lines = from i in Enumerable.Range(0, Examples)
                        from j in Enumerable.Range(0, i)
                        let slope = (y[i] - y[j]) / (x[i] - x[j])
                        select Enumerable.Range(0, Examples).Average(k => Math.Abs(y[k] - y[i] - slope * (x[k] - x[i])));
            var fit = Recipe.Choose(new LaplaceLikelihood()).Predict(new LinearModel(1, [[0], []])).Train(x, y);
            Assert.Equal(Examples * (1 + Math.Log(2 * lines.Min())), fit.Loss, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void No_way_leads_down_from_the_minimum(Likelihood<double> likelihood)
    {
        const int Examples = 400;
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 2 * Examples).Select(_ => random.NextDouble())];
        double[] y = [.. Enumerable.Range(0, Examples)
            .Select(i => 1 + 2 * x[i] - x[Examples + i] + (1 + x[i]) * Math.Log(random.NextDouble()))];
        var loss = new NegativeLogLikelihood<double>(new LinearModel(2, 2), likelihood, x, y);
        var model = new LinearModel(2, 2);
        var best = Kinks.Descend(loss, model.Start(likelihood.Start(y), null), Examples, progress: null, check: _ => { });
        foreach (var step in (double[])[1e-2, 1e-4, 1e-6, 1e-8])
        {
            for (var trial = 0; trial < 200; trial++)
            {
                double[] near = [.. best.Phi.Select(value => value + step * (2 * random.NextDouble() - 1))];
                var gain = best.Loss - loss.Value(near);
                Assert.True(gain < 1e-11, $"{likelihood}: a step of {step} gains {gain} nats");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Of_many_examples_only_those_near_a_kink_are_looked_at_and_no_way_leads_down_either(Likelihood<double> likelihood)
    {
        const int Examples = 20_000;
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, Examples).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(x => 1 + 2 * x + (1 + x) * Math.Log(random.NextDouble()))];
        var model = new LinearModel(1, 2);
        var examples = new Counted(new(x, y, frequencies: null));
        IObjective loss = new NegativeLogLikelihood<double>(model, likelihood, examples);
        var best = Kinks.Descend(loss, model.Start(likelihood.Start(y), null), Examples, progress: null, check: _ => { });
        Assert.InRange(examples.Looks, 1, 25);

        var near = loss.NearKinks(best.Phi)!;
        Assert.Equal(best.Loss, near.Value(best.Phi), 1e-9);
        foreach (var step in (double[])[1e-3, 1e-5, 1e-7])
        {
            for (var trial = 0; trial < 30; trial++)
            {
                double[] other = [.. best.Phi.Select(value => value + step * (2 * random.NextDouble() - 1))];
                Assert.InRange(loss.Value(other) - best.Loss, -1e-9, double.PositiveInfinity);
                Assert.Equal(loss.Value(other) - best.Loss, near.Value(other) - best.Loss, 20 * Examples * step * step * step + 1e-8);
            }
        }
    }

    [Fact]
    public void A_descent_ends_where_halved_steps_gain_only_rounding()
    {
        var needle = new Needle();
        NewtonDescent.From(needle, [1e-6]).Run();
        Assert.InRange(needle.Looks, 1, 1000);
    }

    [Fact]
    public void Several_outputs_that_are_independent_are_fitted_as_each_by_itself()
    {
        var engel = Datasets.Engel();
        double[] income = engel.Numbers("income"), food = engel.Numbers("food");
        double[][] both = [.. income.Zip(food, (x, y) => new[] { y, Math.Sqrt(x) })];
        double[] x = [.. income.Select(value => value / 1000)];
        var together = Recipe.Choose(new IndependentLikelihood(new LaplaceLikelihood(), new QuantileLikelihood(0.8)))
            .Predict(new LinearModel(1, 4)).Train(x, both);
        var first = Recipe.Choose(new LaplaceLikelihood()).Predict(new LinearModel(1, 2)).Train(x, food);
        var second = Recipe.Choose(new QuantileLikelihood(0.8)).Predict(new LinearModel(1, 2))
            .Train(x, [.. income.Select(Math.Sqrt)]);
        Assert.Equal(first.Loss + second.Loss, together.Loss, 1e-7);

        var likelihood = new IndependentLikelihood(new LaplaceLikelihood(), new QuantileLikelihood(0.8));
        double[] z = [1, 0.5, 2, -0.3], whole = new double[10], part = new double[3];
        Array.Fill(whole, double.NaN);
        likelihood.Information(z, whole);
        new LaplaceLikelihood().Information(z.AsSpan(0, 2), part);
        Assert.Equal(part, (double[])[whole[Triangle.Place(0, 0)], whole[Triangle.Place(1, 0)], whole[Triangle.Place(1, 1)]]);
        new QuantileLikelihood(0.8).Information(z.AsSpan(2, 2), part);
        Assert.Equal(part, (double[])[whole[Triangle.Place(2, 2)], whole[Triangle.Place(3, 2)], whole[Triangle.Place(3, 3)]]);
        Assert.Equal(0, whole[Triangle.Place(2, 0)]);
    }

    // Examples that count how often all of them are looked at.
    private sealed class Counted(ExampleBlock<double> block) : IExamples<double>
    {
        public int Looks { get; private set; }

        public int Count => block.Count;

        public long Cases => block.Cases;

        public void ForEach(Action<ExampleBlock<double>> look)
        {
            Looks++;
            look(block);
        }

        public void Rescale(ColumnScale[] scales, double[][]? factor) => block.Rescale(scales, factor);
    }

    // √(φ² + w²) with so narrow a w that the parabola at any place but 0 leads far away, and on a height of which every slope is rounded.
    private sealed class Needle : IObjective
    {
        private const double Height = 1e5, Slope = 1e-3, SquaredWidth = 1e-24;

        public int Looks { get; private set; }

        public int ParameterCount => 1;

        public bool HasCurvature => true;

        public double Value(ReadOnlySpan<double> phi)
        {
            Looks++;
            return Height + Slope * Root(phi);
        }

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = Slope * phi[0] / Root(phi);
            return Value(phi);
        }

        public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
        {
            curvature[0] = Slope * SquaredWidth / Math.Pow(Root(phi), 3);
            return ValueAndGradient(phi, gradient);
        }

        private static double Root(ReadOnlySpan<double> phi) => Math.Sqrt(phi[0] * phi[0] + SquaredWidth);
    }
}
