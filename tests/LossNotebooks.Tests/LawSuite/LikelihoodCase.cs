using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Tests.LawSuite;

/// <summary>One likelihood, and the laws that it is put through.</summary>
internal abstract class LikelihoodCase(string name)
{
    public string Name { get; } = name;

    public abstract Type Type { get; }

    public abstract IReadOnlyList<Parameter> Parameters { get; }

    public abstract void GradientIsTheFiniteDifference(double reach);

    public abstract void LossIsMinusLogProbability();

    public abstract void BatchIsTheSumOfItsExamples(int examples);

    public abstract long BytesAllocatedByABatch();

    public abstract void LossAndGradientAreNumbersAtTheExtremes();

    public abstract void StartIsStationary();

    public abstract void LargeSampleRecoversTheParameters();

    public abstract void RefusedOutputsNameY();

    public abstract void WrongRawOutputsNameZ();
}

/// <inheritdoc/>
internal sealed class LikelihoodCase<TOutput>(string name, Likelihood<TOutput> likelihood, TOutput[] refused) : LikelihoodCase(name)
{
    public override Type Type => likelihood.GetType();

    public override IReadOnlyList<Parameter> Parameters => likelihood.Parameters;

    private int K => likelihood.RawOutputs;

    public override void GradientIsTheFiniteDifference(double reach) => Randomly.ForAll(Pairs(reach), pair =>
    {
        if (double.IsFinite(likelihood.Loss(pair.Z, pair.Y)))
        {
            Laws.CheckGradient(likelihood, pair.Z, pair.Y);
        }
    });

    public override void LossIsMinusLogProbability() => Randomly.ForAll(Pairs(4), pair => Laws.CheckLoss(likelihood, pair.Z, pair.Y));

    public override void BatchIsTheSumOfItsExamples(int examples)
    {
        var (z, y) = Batch(examples, new Random(3));
        double[] gradient = new double[z.Length], expected = new double[z.Length], one = new double[K];
        double sum = 0;
        for (var i = 0; i < examples; i++)
        {
            for (var k = 0; k < K; k++)
            {
                one[k] = z[k * examples + i];
            }

            sum += likelihood.Loss(one, y[i]);
            var slopes = likelihood.Gradient(one, y[i]);
            for (var k = 0; k < K; k++)
            {
                expected[k * examples + i] = slopes[k];
            }
        }

        AssertClose(sum, likelihood.Loss(z, y));
        AssertClose(sum, likelihood.LossAndGradient(z, y, gradient));
        Assert.All(expected.Zip(gradient), pair => AssertClose(pair.First, pair.Second));

        static void AssertClose(double expected, double actual) =>
            Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{expected:R} one by one, {actual:R} in a batch");
    }

    public override long BytesAllocatedByABatch()
    {
        var (z, y) = Batch(1000, new Random(3));
        var gradient = new double[z.Length];
        likelihood.LossAndGradient(z, y, gradient);
        likelihood.Loss(z, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        likelihood.LossAndGradient(z, y, gradient);
        likelihood.Loss(z, y);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Whether a loss of +∞ is right is for the reference values to say; NaN is never right.
    public override void LossAndGradientAreNumbersAtTheExtremes()
    {
        double[] extremes = [-800, -30, 0, 30, 800];
        var random = new Random(7);
        for (var trial = 0; trial < 500; trial++)
        {
            var y = Output(random);
            double[] z = [.. Enumerable.Range(0, K).Select(_ => extremes[random.Next(extremes.Length)])];
            Assert.False(double.IsNaN(likelihood.Loss(z, y)), $"loss at z = [{string.Join(", ", z)}], y = {y}");
            if (double.IsFinite(likelihood.Loss(z, y)))
            {
                Assert.All(likelihood.Gradient(z, y), slope => Assert.False(double.IsNaN(slope), $"gradient at z = [{string.Join(", ", z)}], y = {y}"));
            }
        }
    }

    public override void StartIsStationary()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 5; trial++)
        {
            var at = likelihood.At(RawOutputs(random, 0.7));
            Laws.CheckStart(likelihood, (ReadOnlySpan<TOutput>)at.Sample(random, 201));
        }
    }

    // Wilks (1938): twice the loss that the true parameters cost above the fitted ones follows a χ² with as many degrees of freedom as there are
    // parameters. The search starts at the start and, because a mixture's loss has several minima, at the truth; the lower end counts.
    // False alarms: 10⁻⁹ for each likelihood, if the seed were not fixed.
    public override void LargeSampleRecoversTheParameters()
    {
        const int Examples = 2000;
        var random = new Random(13);
        var model = new LinearModel(1, K);
        var truth = RawOutputs(random, 0.5, model.ParameterCount);
        double[] x = [.. Enumerable.Range(0, Examples).Select(_ => 2 * random.NextDouble() - 1)];
        TOutput[] y = [.. x.Select(value => likelihood.At(model.Evaluate([value], truth)).Sample(random))];
        var loss = new NegativeLogLikelihood<TOutput>(model, likelihood, x, y);
        double[][] starts = [model.Initial(likelihood.Start(y), random), truth];
        var fitted = starts.Min(start => new Newton().Minimize(loss, new Bfgs().Minimize(loss, start).Phi).Loss);
        var cost = 2 * (loss.Value(truth) - fitted);
        Assert.InRange(cost, 0, MathNet.Numerics.Distributions.ChiSquared.InvCDF(model.ParameterCount, 1 - 1e-9));
    }

    public override void RefusedOutputsNameY() => Assert.All(refused, y =>
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(() => likelihood.Check(y));
        Assert.Contains("y", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("y", thrown.ParamName);
        Assert.ThrowsAny<ArgumentException>(() => likelihood.Start([y]));
    });

    public override void WrongRawOutputsNameZ()
    {
        var y = Output(new Random(1));
        Assert.All([K - 1, K + 1], length =>
        {
            AssertNamesZ(() => likelihood.At(new double[length]));
            AssertNamesZ(() => likelihood.Loss(new double[length], y));
            AssertNamesZ(() => likelihood.Gradient(new double[length], y));
            AssertNamesZ(() => likelihood.Loss(new double[length], (ReadOnlySpan<TOutput>)[y]));
            AssertNamesZ(() => likelihood.LossAndGradient(new double[length], [y], new double[length]));
        });
        Assert.Equal("gradient", Assert.ThrowsAny<ArgumentException>(() => likelihood.LossAndGradient(new double[K], [y], new double[K + 1])).ParamName);
        Assert.All([double.NaN, double.PositiveInfinity], value => AssertNamesZ(() => likelihood.At([.. new double[K - 1], value])));

        static void AssertNamesZ(Action action) => Assert.Equal("z", Assert.ThrowsAny<ArgumentException>(action).ParamName);
    }

    private Gen<(double[] Z, TOutput Y)> Pairs(double reach) =>
        from z in Gen.Choose(-1000, 1000).Select(i => reach * i / 1000).ArrayOf(K)
        from seed in Gen.Choose(0, int.MaxValue)
        select (z, Output(new Random(seed)));

    private (double[] Z, TOutput[] Y) Batch(int examples, Random random) =>
        (RawOutputs(random, 1, K * examples), [.. Enumerable.Range(0, examples).Select(_ => Output(random))]);

    // A draw may be rounded to the end of the support, which a likelihood refuses (a proportion of 1): then the next one.
    private TOutput Output(Random random)
    {
        while (true)
        {
            var y = likelihood.At(RawOutputs(random, 0.7)).Sample(random);
            try
            {
                likelihood.Check(y);
                return y;
            }
            catch (ArgumentException)
            {
            }
        }
    }

    private double[] RawOutputs(Random random, double sigma, int? count = null) => new Normal(0, sigma).Sample(random, count ?? K);
}
