using System.Runtime.InteropServices;

namespace LossNotebooks.Tests.Likelihoods;

/// <summary>A reader's own fast forms, made of what the library's are made of.</summary>
public class OwnFastLikelihoodTests
{
    private static readonly double[] Z = [.. Enumerable.Range(0, 37).Select(i => (i - 18) / 3.0)];
    private static readonly double[] Y = [.. Z.Select((_, i) => i % 3 == 0 ? 1.0 : 0)];

    [Fact]
    public void A_batch_form_for_one_raw_output_agrees_with_the_plain_form() => AssertSame(new BernoulliLikelihood(), new Logistic(), Z, Y);

    [Fact]
    public void A_batch_form_for_two_raw_outputs_agrees_with_the_plain_form() =>
        AssertSame(new NormalLikelihood(), new Gaussian(), [.. Z, .. Y], Z);

    [Fact]
    public void A_batch_form_of_its_own_outputs_uses_log_sum_exp()
    {
        double[] z = [.. Z, .. Y, .. Z.Reverse()];
        int[] y = [.. Y.Select(value => (int)value)];
        double[] expected = new double[z.Length], actual = new double[z.Length];
        Assert.Equal(new CategoricalLikelihood(3).LossAndGradient(z, y, expected), new Multinomial().LossAndGradient(z, y, actual), 1e-10);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Outputs_are_checked_for_it_too() =>
        Assert.Equal("y", Assert.ThrowsAny<ArgumentException>(() => new Logistic().Loss([0, 0], (ReadOnlySpan<double>)[1, 0.5])).ParamName);

    private static void AssertSame(Likelihood<double> expected, Likelihood<double> own, double[] z, double[] y)
    {
        double[] slopes = new double[z.Length], fast = new double[z.Length];
        Assert.Equal(expected.LossAndGradient(z, y, slopes), own.LossAndGradient(z, y, fast), 1e-10);
        Assert.Equal(expected.Loss(z, y), own.Loss(z, y), 1e-10);
        Assert.All(slopes.Zip(fast), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private sealed class Logistic : Likelihood<double, Bernoulli>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new LogitLink())];

        public override Bernoulli At(params ReadOnlySpan<double> z) => new(new LogitLink().Invert(z[0]));

        public override double Loss(ReadOnlySpan<double> z, double y) => Exponentials.Softplus(y == 1 ? -z[0] : z[0]);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) =>
            gradient[0] = new LogitLink().Invert(z[0]) - y;

        protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

        private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
        {
            private readonly Batch<double> batch = batch;

            public T At<T>(int i)
                where T : struct, ILanes<T>
            {
                T z = batch.Z<T>(0, i), y = batch.Y<T>(i);
                var loss = LaneMath.Softplus(z, out var p) - y * z;
                batch.Slope(0, i, p - y);
                return loss;
            }
        }
    }

    private sealed class Gaussian : Likelihood<double, Normal>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } =
            [new("mu", "μ", new IdentityLink()), new("sigma", "σ", new LogLink())];

        public override Normal At(params ReadOnlySpan<double> z) => new(z[0], Math.Exp(z[1]));

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
        {
            var u = (y - z[0]) * Math.Exp(-z[1]);
            (gradient[0], gradient[1]) = (-u * Math.Exp(-z[1]), 1 - u * u);
        }

        protected internal override void Evaluate(Batch<double> batch) => LaneLoop.Run(new Fast(batch), batch.Losses);

        private readonly ref struct Fast(Batch<double> batch) : ILaneTerm
        {
            private readonly Batch<double> batch = batch;

            public T At<T>(int i)
                where T : struct, ILanes<T>
            {
                T logSigma = batch.Z<T>(1, i), half = LaneMath.HalfExp(-logSigma);
                var u = LaneMath.TimesSquare(batch.Y<T>(i) - batch.Z<T>(0, i), half);
                batch.Slope(0, i, LaneMath.TimesSquare(-u, half));
                batch.Slope(1, i, 1.0 - u * u);
                return 0.5 * u * u + logSigma + 0.5 * Math.Log(2 * Math.PI);
            }
        }
    }

    private sealed class Multinomial : Likelihood<int, Categorical>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("p", "p", new SoftmaxLink(), 3)];

        public override Categorical At(params ReadOnlySpan<double> z) => new(new SoftmaxLink().Invert(z));

        public override double Loss(ReadOnlySpan<double> z, int y) => Exponentials.LogSumExp(z) - z[y];

        public override void Gradient(ReadOnlySpan<double> z, int y, Span<double> gradient)
        {
            new SoftmaxLink().Invert(z).CopyTo(gradient);
            gradient[y] -= 1;
        }

        protected internal override void Evaluate(Batch<int> batch)
        {
            LaneLoop.Run(new LogNormaliser(batch, stackalloc double[3 * LaneLoop.MostLanes]), batch.Losses);
            for (var i = 0; i < batch.Examples; i++)
            {
                var seen = batch.Outputs[i] * batch.Examples + i;
                batch.Losses[i] -= batch.RawOutputs[seen];
                if (!batch.Slopes.IsEmpty)
                {
                    batch.Slopes[seen] -= 1;
                }
            }
        }

        private readonly ref struct LogNormaliser(Batch<int> batch, Span<double> room) : ILaneTerm
        {
            private readonly Batch<int> batch = batch;
            private readonly Span<double> room = room;

            public T At<T>(int i)
                where T : struct, ILanes<T>
            {
                var logits = MemoryMarshal.Cast<double, T>(room)[..3];
                for (var k = 0; k < 3; k++)
                {
                    logits[k] = batch.Z<T>(k, i);
                }

                var log = LaneMath.LogSumExp<T>(logits);
                for (var k = 0; k < 3; k++)
                {
                    batch.Slope(k, i, LaneMath.Exp(logits[k] - log));
                }

                return log;
            }
        }
    }
}
