using System.Runtime.Intrinsics;

namespace LossNotebooks.Tests.Likelihoods;

/// <summary>A reader's own fast forms, made of what the library's are made of.</summary>
public class OwnFastLikelihoodTests
{
    private static readonly double[] Z = [.. Enumerable.Range(0, 37).Select(i => (i - 18) / 3.0)], Y = [.. Z.Select((_, i) => i % 3 == 0 ? 1.0 : 0)];

    [Fact]
    public void A_vector_loss_for_one_raw_output_agrees_with_the_plain_form() => AssertSame(new BernoulliLikelihood(), new Logistic(), Z, Y);

    [Fact]
    public void A_vector_loss_for_two_raw_outputs_agrees_with_the_plain_form() => AssertSame(new NormalLikelihood(), new Gaussian(), [.. Z, .. Y], Z);

    [Fact]
    public void A_batch_of_its_own_uses_log_sum_exp_and_the_plain_loop_for_the_rest()
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

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = new LogitLink().Invert(z[0]) - y;

        protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient) =>
            VectorLoop.Sum(default(Fast), this, z, y, gradient);

        private readonly struct Fast : IVectorLoss1
        {
            public Vector256<double> Loss(Vector256<double> z, Vector256<double> y, out Vector256<double> slope)
            {
                var loss = VectorMath.Softplus(z, out var p) - y * z;
                slope = p - y;
                return loss;
            }
        }
    }

    private sealed class Gaussian : Likelihood<double, Normal>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("mu", "μ", new IdentityLink()), new("sigma", "σ", new LogLink())];

        public override Normal At(params ReadOnlySpan<double> z) => new(z[0], Math.Exp(z[1]));

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
        {
            var u = (y - z[0]) * Math.Exp(-z[1]);
            (gradient[0], gradient[1]) = (-u * Math.Exp(-z[1]), 1 - u * u);
        }

        protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient) =>
            VectorLoop.SumOfTwo(default(Fast), this, z, y, gradient);

        private readonly struct Fast : IVectorLoss2
        {
            public Vector256<double> Loss(
                Vector256<double> z1, Vector256<double> z2, Vector256<double> y, out Vector256<double> slope1, out Vector256<double> slope2)
            {
                var half = VectorMath.HalfExp(-z2);
                var u = VectorMath.TimesSquare(y - z1, half);
                (slope1, slope2) = (VectorMath.TimesSquare(-u, half), Vector256<double>.One - u * u);
                return 0.5 * u * u + z2 + Vector256.Create(0.5 * Math.Log(2 * Math.PI));
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

        // The first four examples are nothing special here; they stand for what a faster form would do at once.
        protected internal override double Batch(ReadOnlySpan<double> z, ReadOnlySpan<int> y, Span<double> gradient)
        {
            var first = 0.0;
            for (var i = 0; i < VectorLoop.Whole(4); i++)
            {
                double[] one = [z[i], z[y.Length + i], z[2 * y.Length + i]];
                first += Loss(one, y[i]);
                var slopes = Gradient(one, y[i]);
                for (var k = 0; k < 3 && !gradient.IsEmpty; k++)
                {
                    gradient[k * y.Length + i] = slopes[k];
                }
            }

            return first + SumOneByOne(z, y, gradient, first: 4);
        }
    }
}
