using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Tests.LawSuite;

/// <summary>One likelihood, and the laws that it is put through.</summary>
internal abstract class LikelihoodCase(string name)
{
    public string Name { get; } = name;

    public abstract Type Type { get; }

    public abstract string Description { get; }

    public abstract IReadOnlyList<Parameter> Parameters { get; }

    public abstract void GradientIsTheFiniteDifference(double reach);

    public abstract void CurvatureIsTheFiniteDifference(double reach);

    public abstract void InformationIsTheExpectedProductOfSlopes();

    public abstract void CurvaturesHaveTheSameDigitsInAnyBatch();

    public abstract void LossIsMinusLogProbability();

    public abstract void BatchIsTheSumOfItsExamples(int examples);

    public abstract void BatchIsTheSumOfItsExamplesAtTheExtremes();

    public abstract void SlopesHaveTheSameDigitsInAnyBatch();

    public abstract void NothingIsReadBeforeItIsWritten();

    public abstract long BytesAllocatedByABatch();

    public abstract void LossAndGradientAreNumbersAtTheExtremes();

    public abstract void DistributionsAtTheExtremesNameZ();

    public abstract void StartIsStationary();

    public abstract void StartOfEqualOutputsIsFoundOrSaysWhatToDo();

    public abstract void LargeSampleRecoversTheParameters();

    public abstract void RefusedOutputsNameY();

    public abstract void WrongRawOutputsNameZ();
}

/// <inheritdoc/>
/// <param name="name">What the tests call it.</param>
/// <param name="likelihood">The likelihood.</param>
/// <param name="refused">What can't be an output.</param>
/// <param name="reach">So far the parameters of the distribution keep the digits that its log-probability needs.</param>
/// <param name="seen">What is seen of a draw from the distribution; null: the draw.</param>
internal sealed class LikelihoodCase<TOutput>(
    string name, Likelihood<TOutput> likelihood, TOutput[] refused, double reach = 4, Func<TOutput, Random, TOutput>? seen = null)
    : LikelihoodCase(name)
{
    private static readonly double[] Extremes = [-2000, -800, -700, -30, -1, -1e-3, -1e-10, 0, 1e-10, 1e-3, 1, 30, 700, 800, 2000];
    public override Type Type => likelihood.GetType();

    public override string Description => $"{likelihood}";

    public override IReadOnlyList<Parameter> Parameters => likelihood.Parameters;

    private int K => likelihood.RawOutputs;

    public override void GradientIsTheFiniteDifference(double reach) => Randomly.ForAll(Pairs(reach), pair =>
    {
        if (double.IsFinite(likelihood.Loss(pair.Z, pair.Y)))
        {
            Laws.CheckGradient(likelihood, pair.Z, pair.Y);
        }
    });

    // One without a closed form says so.
    public override void CurvatureIsTheFiniteDifference(double reach) => Randomly.ForAll(Pairs(reach), pair =>
    {
        if (!likelihood.HasCurvature)
        {
            Assert.Throws<NotSupportedException>(() => likelihood.Curvature(pair.Z, pair.Y));
        }
        else if (double.IsFinite(likelihood.Loss(pair.Z, pair.Y)))
        {
            Laws.CheckCurvature(likelihood, pair.Z, pair.Y);
        }
    });

    // One with a curvature, or without a closed form, says so.
    public override void InformationIsTheExpectedProductOfSlopes() => Randomly.ForAll(Pairs(3), pair =>
    {
        var information = new double[Triangle.Size(K)];
        if (!likelihood.HasInformation)
        {
            Assert.Throws<NotSupportedException>(() => likelihood.Information(pair.Z, information));
            return;
        }

        Assert.False(likelihood.HasCurvature);
        likelihood.Information(pair.Z, information);
        var distribution = Assert.IsAssignableFrom<ScalarDistribution>(likelihood.At(pair.Z));
        for (var k = 0; k < K; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                var expected = Numeric.Expectation(distribution, y =>
                    likelihood.Gradient(pair.Z, (TOutput)(object)y) is var slope ? slope[k] * slope[l] : double.NaN);
                Assert.Equal(expected, information[Triangle.Place(k, l)], 1e-6 * Math.Max(1, information.Max()));
            }
        }
    });

    public override void LossIsMinusLogProbability() => Randomly.ForAll(Pairs(reach), pair => Laws.CheckLoss(likelihood, pair.Z, pair.Y));

    public override void BatchIsTheSumOfItsExamples(int examples)
    {
        var (z, y) = Batch(examples, new Random(3));
        double[] gradient = new double[z.Length], expected = new double[z.Length], one = new double[K];
        double[] curvature = new double[Triangle.Size(K) * examples], expectedCurvature = new double[curvature.Length];
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

            for (var at = 0; at < Triangle.Size(K) && likelihood.HasCurvature; at++)
            {
                expectedCurvature[at * examples + i] = likelihood.Curvature(one, y[i])[at];
            }
        }

        AssertClose(sum, likelihood.Loss(z, y));
        AssertClose(sum, likelihood.LossAndGradient(z, y, gradient));
        Assert.All(expected.Zip(gradient), pair => AssertClose(pair.First, pair.Second));
        if (likelihood.HasCurvature)
        {
            likelihood.Evaluate(new(z, y, new double[examples], gradient, curvature));
            Assert.All(expected.Zip(gradient), pair => AssertClose(pair.First, pair.Second));
            Assert.All(expectedCurvature.Zip(curvature), pair => AssertClose(pair.First, pair.Second));
        }

        static void AssertClose(double expected, double actual) =>
            Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
                $"{expected:R} one by one, {actual:R} in a batch");
    }

    // A few roundings of z, or of what is computed from it first, are all that the two forms may differ by.
    public override void BatchIsTheSumOfItsExamplesAtTheExtremes()
    {
        const double Roundings = 1e-14;
        var random = new Random(5);
        for (var trial = 0; trial < 2000; trial++)
        {
            var y = ExtremeOutput(random);
            var start = StartOf(y);
            double[] z = [.. Enumerable.Range(0, K).Select(k => random.Next(3) > 0 || start is null ? Extremes[random.Next(Extremes.Length)]
                : start[k] * (1 + Extremes[random.Next(4, 11)] * 1e-3))];
            var single = likelihood.Loss(z, y);
            if (!(Math.Abs(single) < 1e300))
            {
                continue; // eight of them are too many
            }

            // Eight examples fill the widest vector.
            double[] eight = [.. z.SelectMany(value => Enumerable.Repeat(value, 8))];
            double[] slopes = likelihood.Gradient(z, y), gradient = new double[eight.Length];
            TOutput[] outputs = [y, y, y, y, y, y, y, y];
            double[] above = [.. z.Select(value => value + Roundings * Math.Max(1, Math.Abs(value)))];
            double[] below = [.. z.Select((value, k) => 2 * value - above[k])];
            double[] slopesAbove = likelihood.Gradient(above, y), slopesBelow = likelihood.Gradient(below, y);
            AssertClose(single, likelihood.LossAndGradient(eight, outputs, gradient) / 8,
                likelihood.Loss(above, y) - likelihood.Loss(below, y));
            AssertClose(single, likelihood.Loss(eight, outputs) / 8, likelihood.Loss(above, y) - likelihood.Loss(below, y));
            for (var k = 0; k < K; k++)
            {
                AssertClose(slopes[k], gradient[8 * k], slopesAbove[k] - slopesBelow[k]);
            }

            if (likelihood.HasCurvature)
            {
                double[] curvature = likelihood.Curvature(z, y), curvatures = new double[8 * curvature.Length];
                double[] curvatureAbove = likelihood.Curvature(above, y), curvatureBelow = likelihood.Curvature(below, y);
                likelihood.Evaluate(new(eight, outputs, new double[8], gradient, curvatures));
                for (var at = 0; at < curvature.Length; at++)
                {
                    AssertClose(curvature[at], curvatures[8 * at], curvatureAbove[at] - curvatureBelow[at]);
                }
            }

            void AssertClose(double expected, double actual, double rounding) => Assert.True(
                expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)) + Math.Abs(rounding)
                    || (double.IsNaN(rounding) && !double.IsNaN(actual)),
                $"{expected:R} alone, {actual:R} in a batch, at z = [{string.Join(", ", z)}], y = {Text(y)}");
        }
    }

    // A batch of one is computed with single numbers, a larger one with vectors as wide as the machine has them.
    public override void SlopesHaveTheSameDigitsInAnyBatch()
    {
        var (z, y) = Batch(40, new Random(17));
        double[] gradient = new double[z.Length], slopes = new double[K];
        likelihood.LossAndGradient(z, y, gradient);
        for (var i = 0; i < y.Length; i++)
        {
            double[] one = [.. Enumerable.Range(0, K).Select(k => z[k * y.Length + i])];
            likelihood.LossAndGradient(one, [y[i]], slopes);
            Assert.Equal(Enumerable.Range(0, K).Select(k => gradient[k * y.Length + i]), slopes);
        }
    }

    public override void CurvaturesHaveTheSameDigitsInAnyBatch()
    {
        var (z, y) = Batch(40, new Random(17));
        var places = likelihood.HasCurvature ? Triangle.Size(K) : 0;
        double[] curvatures = new double[places * y.Length], alone = new double[places];
        likelihood.Evaluate(new(z, y, new double[y.Length], new double[z.Length], curvatures));
        for (var i = 0; i < y.Length; i++)
        {
            double[] one = [.. Enumerable.Range(0, K).Select(k => z[k * y.Length + i])];
            likelihood.Evaluate(new(one, [y[i]], new double[1], new double[K], alone));
            Assert.Equal(Enumerable.Range(0, places).Select(at => curvatures[at * y.Length + i]), alone);
        }
    }

    // The library does not clear its locals: what was on the stack before must not be seen, nor what was in the room for results.
    public override void NothingIsReadBeforeItIsWritten()
    {
        var random = new Random(23);
        for (var trial = 0; trial < 40; trial++)
        {
            var z = RawOutputs(random, 1.5);
            var y = Output(random);
            double[] Values(double left)
            {
                double[] gradient = new double[K], loss = new double[1];
                var curvature = new double[likelihood.HasCurvature ? Triangle.Size(K) : 0];
                Fill(left);
                var one = likelihood.Loss(z, y);
                Fill(left, gradient);
                likelihood.Gradient(z, y, gradient);
                double[] values = [one, .. gradient];
                if (likelihood.HasCurvature)
                {
                    Fill(left, curvature);
                    likelihood.Curvature(z, y, curvature);
                }

                values = [.. values, .. curvature];
                if (likelihood.HasInformations)
                {
                    var informations = new double[Triangle.Size(K)];
                    Fill(left, informations);
                    likelihood.Informations(z, [y], informations);
                    values = [.. values, .. informations];
                }

                Fill(left, loss, gradient, curvature);
                likelihood.Evaluate(new(z, [y], loss, gradient, curvature));
                values = [.. values, .. loss, .. gradient, .. curvature];
                foreach (var tail in likelihood.Tails is null || curvature.Length == 0 ? [] : Enum.GetValues<Tail>())
                {
                    Fill(left, gradient, curvature);
                    var ofTail = likelihood.Tails!.TailLoss(tail, z, (double)(object)y!, gradient, curvature);
                    values = [.. values, ofTail, .. gradient, .. curvature];
                }

                Fill(left);
                return [.. values, likelihood.At(z).LogProbability(y)];
            }

            Assert.Equal(Values(0), Values(double.NaN));
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static double Fill(double left, params double[][] results)
        {
            Array.ForEach(results, result => Array.Fill(result, left));
            Span<double> room = stackalloc double[8192];
            room.Fill(left);
            return room[^1];
        }
    }

    public override long BytesAllocatedByABatch()
    {
        var (z, y) = Batch(1000, new Random(3));
        double[] losses = new double[y.Length], gradient = new double[z.Length];
        var curvature = new double[likelihood.HasCurvature ? Triangle.Size(K) * y.Length : 0];
        likelihood.Evaluate(new(z, y, losses, gradient, curvature));
        likelihood.Evaluate(new(z, y, losses));
        var before = GC.GetAllocatedBytesForCurrentThread();
        likelihood.Evaluate(new(z, y, losses, gradient, curvature));
        likelihood.Evaluate(new(z, y, losses));
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
            Assert.False(double.IsNaN(likelihood.Loss(z, y)),
                $"the loss is NaN at z = [{string.Join(", ", z)}], y = {y}; override Loss with a form that does not overflow");
            if (double.IsFinite(likelihood.Loss(z, y)))
            {
                Assert.All(likelihood.Gradient(z, y),
                    slope => Assert.False(double.IsNaN(slope), $"the gradient is NaN at z = [{string.Join(", ", z)}], y = {y}"));
                Assert.All(
                    likelihood.HasCurvature ? likelihood.Curvature(z, y) : [],
                    bend => Assert.False(double.IsNaN(bend), $"the curvature is NaN at z = [{string.Join(", ", z)}], y = {Text(y)}"));
            }
        }
    }

    // Where parameters leave the doubles there is no distribution, though there may be a loss; then it is z that is to blame.
    public override void DistributionsAtTheExtremesNameZ()
    {
        var random = new Random(9);
        for (var trial = 0; trial < 500; trial++)
        {
            double[] z = [.. Enumerable.Range(0, K).Select(_ => Extremes[random.Next(Extremes.Length)])];
            try
            {
                var at = likelihood.At(z);
                Assert.False(double.IsNaN(at.LogProbability(Output(random))),
                    $"{at} at z = [{string.Join(", ", z)}]; let At refuse such z, as Require.PositiveExp does");
            }
            catch (ArgumentException refused)
            {
                Assert.Equal("z", refused.ParamName);
                Assert.StartsWith("z is too ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    public override void StartIsStationary()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 5; trial++)
        {
            var at = likelihood.At(RawOutputs(random, 0.7));
            Laws.CheckStart(likelihood, (ReadOnlySpan<TOutput>)[.. at.Sample(random, 201).Select(y => Seen(y, random))]);
        }
    }

    public override void StartOfEqualOutputsIsFoundOrSaysWhatToDo()
    {
        var random = new Random(19);
        for (var trial = 0; trial < 5; trial++)
        {
            var y = Output(random);
            try
            {
                Assert.All(likelihood.Start([y, y, y, y, y, y, y]), value => Assert.True(double.IsFinite(value)));
            }
            catch (ArgumentException refused)
            {
                Assert.Equal("y", refused.ParamName);
                Assert.Matches(@"^(Every y is|No y is|A class never|y\[|No constant model).*[;?] ", refused.Message);
            }
        }
    }

    // Wilks (1938): twice the loss that the true parameters cost above the fitted ones follows a χ² with as many degrees of freedom as
    // there are parameters. The search starts at the start and, because a mixture's loss has several minima, at the truth; the lower end
    // counts. False alarms: 10⁻⁹ for each likelihood, if the seed were not fixed.
    public override void LargeSampleRecoversTheParameters()
    {
        const int Examples = 2000;
        var random = new Random(13);
        var model = new LinearModel(1, K);
        var truth = RawOutputs(random, 0.5, model.ParameterCount);
        double[] x = [.. Enumerable.Range(0, Examples).Select(_ => 2 * random.NextDouble() - 1)];
        TOutput[] y = [.. x.Select(value => Seen(likelihood.At(model.Evaluate([value], truth)).Sample(random), random))];
        var loss = new NegativeLogLikelihood<TOutput>(model, likelihood, x, y);
        double[][] starts = [model.Start(likelihood.Start(y), random), truth];
        var fitted = starts.Min(start => new Bfgs().Minimize(loss, start).Loss);
        var cost = 2 * (loss.Value(truth) - fitted);
        Assert.InRange(cost, 0, MathNet.Numerics.Distributions.ChiSquared.InvCDF(model.ParameterCount, 1 - 1e-9));
    }

    public override void RefusedOutputsNameY() => Assert.All(refused, y =>
    {
        AssertNamesY(() => likelihood.Check(y));
        Assert.ThrowsAny<ArgumentException>(() => likelihood.Start([y]));
        AssertNamesY(() => likelihood.Loss(new double[K], y));
        AssertNamesY(() => likelihood.Gradient(new double[K], y));
        if (likelihood.HasCurvature)
        {
            AssertNamesY(() => likelihood.Curvature(new double[K], y));
        }

        AssertNamesY(() => likelihood.Loss(new double[4 * K], (ReadOnlySpan<TOutput>)[y, y, y, y]));
        AssertNamesY(() => likelihood.LossAndGradient(new double[4 * K], [y, y, y, y], new double[4 * K]));

        static void AssertNamesY(Action action) => Assert.True(
            Record.Exception(action) is ArgumentException { ParamName: "y" },
            "A wrong y must be refused by its name: override Check, "
                + "and begin Loss, Gradient and Curvature with One(z, y), Two(z, y) or CheckPair(z, y)");
    });

    public override void WrongRawOutputsNameZ()
    {
        var y = Output(new Random(1));
        Assert.All([K - 1, K + 1], length =>
        {
            AssertNamesZ(() => likelihood.At(new double[length]));
            AssertNamesZ(() => likelihood.Loss(new double[length], y));
            AssertNamesZ(() => likelihood.Gradient(new double[length], y));
            if (likelihood.HasCurvature)
            {
                AssertNamesZ(() => likelihood.Curvature(new double[length], y));
            }

            AssertNamesZ(() => likelihood.Loss(new double[length], (ReadOnlySpan<TOutput>)[y]));
            AssertNamesZ(() => likelihood.LossAndGradient(new double[length], [y], new double[length]));
        });
        Assert.Equal("gradient",
            Assert.ThrowsAny<ArgumentException>(() => likelihood.LossAndGradient(new double[K], [y], new double[K + 1])).ParamName);
        Assert.All([double.NaN, double.PositiveInfinity], value => AssertNamesZ(() => likelihood.At([.. new double[K - 1], value])));

        static void AssertNamesZ(Action action) => Assert.True(
            Record.Exception(action) is ArgumentException { ParamName: "z" },
            "A wrong z must be refused by its name: begin Loss, Gradient and Curvature with One(z, y), Two(z, y) or CheckPair(z, y), "
                + "and At with Require.RawOutputs");
    }

    private Gen<(double[] Z, TOutput Y)> Pairs(double reach) =>
        from z in Gen.Choose(-1000, 1000).Select(i => reach * i / 1000).ArrayOf(K)
        from seed in Gen.Choose(0, int.MaxValue)
        select (z, Output(new Random(seed)));

    private TOutput Seen(TOutput y, Random random) => seen is null ? y : seen(y, random);

    private (double[] Z, TOutput[] Y) Batch(int examples, Random random) =>
        (RawOutputs(random, 1, K * examples), [.. Enumerable.Range(0, examples).Select(_ => Output(random))]);

    // A draw may be rounded to the end of the support, which a likelihood refuses (a proportion of 1): then the next one.
    private TOutput Output(Random random)
    {
        while (true)
        {
            var y = Seen(likelihood.At(RawOutputs(random, 0.7)).Sample(random), random);
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

    // Tiny and huge ones, where they can be outputs at all; else any.
    private TOutput ExtremeOutput(Random random)
    {
        double[] magnitudes = [0, 1e-300, 1e-15, 0.5, 1, 2, 12, 255, 256, 1e6, 1e12, 1e15, 1 - 1e-12];
        for (var trial = 0; trial < 20; trial++)
        {
            double Value() => magnitudes[random.Next(magnitudes.Length)] * (random.Next(2) == 0 ? 1 : -1);
            var y = typeof(TOutput) == typeof(double) ? (TOutput)(object)Value()
                : typeof(TOutput) == typeof(Interval) ? (TOutput)(object)new Interval(Value(), Value())
                : Output(random);
            try
            {
                likelihood.Check(y);
                return y;
            }
            catch (ArgumentException)
            {
            }
        }

        return Output(random);
    }

    private double[]? StartOf(TOutput y)
    {
        try
        {
            return likelihood.Start([y]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Text(TOutput y) => y is System.Collections.IEnumerable list ? string.Join(", ", list.Cast<object>()) : $"{y:R}";

    private double[] RawOutputs(Random random, double sigma, int? count = null) => new Normal(0, sigma).Sample(random, count ?? K);
}
