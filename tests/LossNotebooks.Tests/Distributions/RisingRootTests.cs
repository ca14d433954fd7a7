namespace LossNotebooks.Tests.Distributions;

public class RisingRootTests
{
    private static readonly Interval Everywhere = new(double.NegativeInfinity, double.PositiveInfinity);

    public static TheoryData<string, Func<double, double>> Heights => new()
    {
        { "a curve", y => Math.Tanh(y - 3) }, { "a flat one", y => Math.Pow(y - 0.1, 3) / 1e9 },
        { "far out", y => Math.Tanh(y / 1e200 - 1) },
        { "near 0", y => Math.Tanh(y * 1e200 - 1) }, { "at 0", Math.Tanh }, { "below 0", y => Math.Tanh(y + 1e9) },
        { "a step", y => y < Math.PI ? -1e-300 : 1 }, { "a step down from above", y => y < -Math.E ? -1 : 1e-300 },
        { "below 0 everywhere", _ => -1 }, { "above 0 everywhere", _ => 1 }, { "no number on one side", y => y < 2 ? double.NaN : 1 },
    };

    [Theory]
    [MemberData(nameof(Heights))]
    public void ItIsWhatBisectionFindsInOneStepMoreAtMost(string what, Func<double, double> height)
    {
        var steps = 0;
        var root = RisingRoot.Of(Everywhere, y => (height(y), steps++).Item1, -1, 1);
        // The lower end itself is not asked for.
        Assert.Equal(Math.Max(-double.MaxValue, Bisection.Smallest(Everywhere, y => height(y) >= 0)), root);
        Assert.True(steps <= 65, $"{what}: {steps} steps.");
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(1.5, 1.5)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(double.NaN, 2)]
    public void WhereTheEndsAreAskedForTheyMayBeTheAnswer(double zero, double root) =>
        Assert.Equal(root, RisingRoot.Of(new(1, 2), y => y - zero));

    [Fact]
    public void SmoothFunctionsTakeLessThanHalfTheStepsOfBisection()
    {
        ScalarDistribution[] smooth =
            [new Beta(2, 5), new Gamma(3, 0.01), new StudentT(4, 0, 1), new NormalMixture([0.3, 0.7], [0, 5], [1, 2])];
        var steps = 0;
        foreach (var distribution in smooth)
        {
            foreach (var p in Enumerable.Range(1, 99).Select(i => i / 100.0))
            {
                double Height(double y) => (distribution.CumulativeProbability(y) - p, steps++).Item1;
                var root = RisingRoot.Of(distribution.Support, Height, -p, 1 - p);
                Assert.True(distribution.CumulativeProbability(root) >= p);
                Assert.True(distribution.CumulativeProbability(Math.BitDecrement(root)) < p);
            }
        }

        Assert.True(steps < 64 / 2 * 99 * smooth.Length, $"{steps / 99.0 / smooth.Length:F1} steps each.");
    }

    [Fact]
    public void AQuantileMayBeAValueAtTheEndThatHasAProbability()
    {
        Assert.Equal(0, new Shower().Quantile(0.25));
        Assert.Equal(0, new Shower().Quantile(0.5));
        Assert.Equal(Math.Log(2), new Shower().Quantile(0.75), 1e-15);
    }

    // No rain on half of the days, on the others an exponential.
    private sealed record Shower : ScalarDistribution
    {
        public override Interval Support => new(0, double.PositiveInfinity);

        public override double Mean => 0.5;

        public override double Variance => 0.75;

        public override double Mode => 0;

        public override double LogProbability(double y) => y == 0 ? -Math.Log(2) : -Math.Log(2) - y;

        public override double CumulativeProbability(double y) => y < 0 ? 0 : 1 - 0.5 * Math.Exp(-y);

        public override double Sample(Random random) => random.Next(2) == 0 ? 0 : -Math.Log(1 - random.NextDouble());
    }
}
