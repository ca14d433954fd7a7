namespace LossNotebooks.Tests.Likelihoods;

/// <summary>What is made of a likelihood, of one with more raw outputs than find room on the stack: here the sum of all is the only raw
/// output of a small one, of which the same must make the same.</summary>
public class WideLikelihoodTests
{
    private const int Many = 300;

    private static readonly NormalMeanLikelihood Normals = new(0.8);
    private static readonly PoissonLikelihood Counts = new();
    private static readonly ExponentialLikelihood Times = new();

    [Fact]
    public void Censored_numbers() => AssertSame(
        new CensoredLikelihood<Normal>(new Wide<Normal>(Normals)), new CensoredLikelihood<Normal>(Normals),
        Interval.At(0.3), Interval.AtLeast(0.5), Interval.AtMost(0.2), new(-0.1, 0.9));

    [Fact]
    public void Censored_counts() => AssertSame(
        new CensoredLikelihood<Poisson>(new Wide<Poisson>(Counts)), new CensoredLikelihood<Poisson>(Counts),
        Interval.At(2), Interval.AtLeast(3), Interval.AtMost(1), new(1, 4), new(2, 200));

    [Theory]
    [InlineData(0.3, 6)]
    [InlineData(0.3, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 2)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void Truncated_numbers(double lower, double upper)
    {
        AssertSame(new TruncatedLikelihood<Normal>(new Wide<Normal>(Normals), new(lower, upper)),
            new TruncatedLikelihood<Normal>(Normals, new(lower, upper)), 0.4, 1.9);
        AssertSame(new TruncatedLikelihood<Exponential>(new Wide<Exponential>(Times), new(lower, upper)),
            new TruncatedLikelihood<Exponential>(Times, new(lower, upper)), 0.4, 1.9);
    }

    [Fact]
    public void Where_nothing_is_cut_off_the_loss_is_that_of_the_whole() => AssertSame(
        new Wide<Exponential>(Times), new TruncatedLikelihood<Exponential>(Times, Interval.AtLeast(-1)), 0.4, 1.9);

    [Fact]
    public void Counts_with_too_many_zeros_or_none()
    {
        AssertSame(new ZeroInflatedLikelihood<Poisson>(new Wide<Poisson>(Counts)), new ZeroInflatedLikelihood<Poisson>(Counts), 0, 2);
        AssertSame(new ZeroTruncatedLikelihood<Poisson>(new Wide<Poisson>(Counts)), new ZeroTruncatedLikelihood<Poisson>(Counts), 1, 2);
        AssertSame(new HurdleLikelihood<Poisson>(new Wide<Poisson>(Counts)), new HurdleLikelihood<Poisson>(Counts), 0, 2);
        AssertSame(new TruncatedCountsLikelihood<Poisson>(new Wide<Poisson>(Counts), Interval.AtLeast(2)),
            new TruncatedCountsLikelihood<Poisson>(Counts, Interval.AtLeast(2)), 2, 5);
    }

    private static void AssertSame<TOutput>(Likelihood<TOutput> wide, Likelihood<TOutput> narrow, params TOutput[] y)
    {
        Assert.Equal(narrow.RawOutputs + Many - 1, wide.RawOutputs);
        var random = new Random(1);
        double[] z = [.. Enumerable.Range(0, wide.RawOutputs).Select(k => (random.NextDouble() - 0.3) / (k < Many ? Many : 1))];
        double[] sums = [z[..Many].Sum(), .. z[Many..]];
        foreach (var output in y)
        {
            Assert.Equal(narrow.Loss(sums, output), wide.Loss(z, output), 1e-12);
            AssertSpread(narrow.Gradient(sums, output), narrow.Curvature(sums, output),
                wide.Gradient(z, output), wide.Curvature(z, output));

            double[] loss = new double[1], slopes = new double[z.Length], bends = new double[Triangle.Size(z.Length)];
            wide.Evaluate(new(z, [output], loss, slopes, bends));
            Assert.Equal(narrow.Loss(sums, output), loss[0], 1e-12);
            AssertSpread(narrow.Gradient(sums, output), narrow.Curvature(sums, output), slopes, bends);
            wide.Evaluate(new(z, [output], loss));
            Assert.Equal(narrow.Loss(sums, output), loss[0], 1e-12);
        }
    }

    private static void AssertSpread(double[] gradient, double[] curvature, double[] wideGradient, double[] wideCurvature)
    {
        for (var k = 0; k < wideGradient.Length; k++)
        {
            Assert.Equal(gradient[Math.Max(0, k - Many + 1)], wideGradient[k], 1e-10);
            for (var l = 0; l <= k; l++)
            {
                var expected = curvature[Triangle.Place(Math.Max(0, k - Many + 1), Math.Max(0, l - Many + 1))];
                Assert.Equal(expected, wideCurvature[Triangle.Place(k, l)], 1e-10);
            }
        }
    }

    private sealed class Wide<TDistribution>(Likelihood<double, TDistribution> one) : Likelihood<double, TDistribution>, ITailLikelihood
        where TDistribution : ScalarDistribution
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("eta", "η", new IdentityLink(), Many)];

        public override bool HasCurvature => true;

        public override TDistribution At(params ReadOnlySpan<double> z) => one.At(Sum(z));

        public override double Loss(ReadOnlySpan<double> z, double y) => one.Loss([Sum(z)], y);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
            gradient.Fill(one.Gradient([Sum(z)], y)[0]);

        public override void Curvature(ReadOnlySpan<double> z, double y, Span<double> curvature) =>
            curvature.Fill(one.Curvature([Sum(z)], y)[0]);

        public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
        {
            double[] slope = new double[1], bend = new double[curvature.IsEmpty ? 0 : 1];
            var loss = ((ITailLikelihood)one).TailLoss(tail, [Sum(z)], bound, slope, bend);
            gradient.Fill(slope[0]);
            curvature.Fill(bend.FirstOrDefault());
            return loss;
        }

        private static double Sum(ReadOnlySpan<double> z) => System.Numerics.Tensors.TensorPrimitives.Sum(z);
    }
}
