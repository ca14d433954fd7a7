namespace LossNotebooks.Tests.Training;

public class NearKinksTests
{
    [Fact]
    public void Room_for_those_near_a_kink_does_not_grow_with_the_examples()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 40 * ExampleBlock.ChunkSize).Select(_ => random.NextDouble())];
        double[] y = [.. Enumerable.Range(0, 2 * ExampleBlock.ChunkSize).Select(_ => Math.Log(random.NextDouble()))];
        var model = new LinearModel(20, 2);
        double[] phi = model.Start(new LaplaceLikelihood().Start(y), null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        NearKinks.Of(model, new LaplaceLikelihood(), new Endless(new(x, y, frequencies: null)), phi);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 100_000_000, 200_000_000);
    }

    // Far from a kink a parabola stands for what is lost, which at the place itself is exact.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void At_the_place_itself_it_is_the_loss_with_frequencies_and_a_prior_too(bool hasFrequencies, bool hasPrior)
    {
        const int Examples = 5000;
        var random = new Random(7);
        double[] x = new Normal(0, 1).Sample(random, Examples), phi = [1, 0.5, 0.1];
        double[] y = [.. x.Select(x => 1 + 0.5 * x + new Laplace(0, 1).Sample(random))];
        double[]? times = hasFrequencies ? [.. Enumerable.Range(0, Examples).Select(i => i % 4.0)] : null;
        IObjective loss = new NegativeLogLikelihood<double>(
            new LinearModel(1, [[0], []]), new LaplaceLikelihood(), new ExampleBlock<double>(x, y, times));
        loss = hasPrior ? new PenalisedObjective(loss, [0, 400, 0]) : loss;
        var near = loss.NearKinks(phi)!;
        double[] slope = new double[3], slopeNear = new double[3];
        Assert.Equal(1, near.ValueAndGradient(phi, slopeNear) / loss.ValueAndGradient(phi, slope), 1e-9);
        Assert.All(slope.Zip(slopeNear), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Examples));
    }

    public static TheoryData<IObjective> Promises => [new Promising(0, -9, isWhole: false), new Falling()];

    [Theory]
    [MemberData(nameof(Promises), DisableDiscoveryEnumeration = true)]
    public void A_promise_that_is_not_kept_ends_with_a_look_at_all_examples(IObjective promise)
    {
        var best = Kinks.Descend(new Promising { Later = promise }, [10.0], examples: 10_000, progress: null, check: _ => { });
        Assert.Equal(1, best.Loss, 1e-9);
        Assert.Equal(0, best.Phi[0], 1e-9);
    }

    // As many examples as there may be, of which the first few are shown.
    private sealed class Endless(ExampleBlock<double> block) : IExamples<double>
    {
        public int Count => int.MaxValue;

        public long Cases => int.MaxValue;

        public void ForEach(Action<ExampleBlock<double>> look) => look(block);

        public void Rescale(ColumnScale[] scales, double[][]? factor) => block.Rescale(scales, factor);
    }

    // 1 + |φ − at|, rounded off over a width; seen as a whole only from below 5 on, where it is said to have its minimum at 5, and then
    // wherever what comes later has it.
    private sealed class Promising(double width = 0, double at = 0, bool isWhole = true) : IObjective
    {
        private int rounds;

        public IObjective? Later { get; init; }

        public int ParameterCount => 1;

        public bool HasCurvature => width > 0;

        public double Value(ReadOnlySpan<double> phi) => 1 + Root(phi);

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = (phi[0] - at) / Root(phi);
            return Value(phi);
        }

        public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
        {
            curvature[0] = width * width / Math.Pow(Root(phi), 3);
            return ValueAndGradient(phi, gradient);
        }

        IObjective? IObjective.Rounded(double width) =>
            !isWhole || width < 1e-2 ? new Promising(width, at, isWhole) : new Promising(width, 8);

        IObjective? IObjective.NearKinks(ReadOnlySpan<double> phi) =>
            !isWhole ? null : rounds++ == 0 ? new Promising(0, 5, isWhole: false) : Later;

        private double Root(ReadOnlySpan<double> phi) => Math.Sqrt((phi[0] - at) * (phi[0] - at) + width * width);
    }

    // −φ², which has no minimum.
    private sealed class Falling : IObjective
    {
        public int ParameterCount => 1;

        public bool HasCurvature => true;

        public double Value(ReadOnlySpan<double> phi) => -phi[0] * phi[0];

        public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
        {
            gradient[0] = -2 * phi[0];
            return Value(phi);
        }

        public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
        {
            curvature[0] = -2;
            return ValueAndGradient(phi, gradient);
        }

        IObjective? IObjective.Rounded(double width) => this;
    }
}
