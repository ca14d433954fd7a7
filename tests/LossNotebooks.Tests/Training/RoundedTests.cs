namespace LossNotebooks.Tests.Training;

public class RoundedTests
{
    public static TheoryData<Likelihood<double>> Likelihoods =>
        [new LaplaceLikelihood(), new QuantileLikelihood(0.9), new LaplaceLikelihood().WithLink("scale", new SoftplusLink())];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void A_rounded_loss_has_the_slope_and_the_curvature_that_it_says(Likelihood<double> likelihood)
    {
        var random = new Random(1);
        foreach (var width in (double[])[1, 0.1])
        {
            for (var trial = 0; trial < 50; trial++)
            {
                var (z, y) = (new[] { random.NextDouble(), random.NextDouble() - 0.5 }, random.NextDouble());
                var rounded = likelihood.Rounded(width)!;
                Assert.InRange(Laws.CheckGradient(rounded, z, y), 0, 1e-6);
                Assert.InRange(Laws.CheckCurvature(rounded, z, y), 0, 1e-6);
                Assert.InRange(rounded.Loss(z, y) - likelihood.Loss(z, y), 0, width);
                Assert.Equal(width, rounded.Loss(z, z[0]) - likelihood.Loss(z, z[0]), 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void A_batch_of_a_rounded_loss_is_the_sum_of_its_examples(Likelihood<double> likelihood)
    {
        double[] y = [.. Enumerable.Range(0, 37).Select(i => Math.Sin(i))], z = [0.3, -0.2];
        var rounded = likelihood.Rounded(0.1)!;
        double[] gradient = new double[2], curvature = new double[3];
        var loss = new NegativeLogLikelihood<double>(new LinearModel(0, 2), rounded, [], y)
            .ValueGradientAndCurvature(z, gradient, curvature);
        Assert.Equal(y.Sum(value => rounded.Loss(z, value)), loss, 1e-10);
        Assert.All(Enumerable.Range(0, 2), k => Assert.Equal(y.Sum(value => rounded.Gradient(z, value)[k]), gradient[k], 1e-9));
        Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(y.Sum(value => rounded.Curvature(z, value)[k]), curvature[k], 1e-8));
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void The_information_of_a_batch_is_that_of_each_of_its_examples(Likelihood<double> likelihood)
    {
        const int Examples = 37;
        var random = new Random(4);
        double[] z = [.. Enumerable.Range(0, 2 * Examples).Select(_ => 4 * random.NextDouble() - 2)], all = new double[3 * Examples];
        Array.Fill(all, double.NaN);
        likelihood.Informations(z, new double[Examples], all);
        for (var i = 0; i < Examples; i++)
        {
            double[] one = [double.NaN, double.NaN, double.NaN];
            likelihood.Information([z[i], z[Examples + i]], one);
            Assert.All(one, (value, k) => Assert.Equal(value, all[k * Examples + i], 1e-14 * (1 + value)));
        }
    }

    [Fact]
    public void Outputs_of_which_one_can_not_be_rounded_off_are_not_rounded_off()
    {
        Assert.Null(new IndependentLikelihood(new LaplaceLikelihood(), new Sharp()).Rounded(0.1));
        Assert.NotNull(new IndependentLikelihood(new LaplaceLikelihood(), new NormalLikelihood()).Rounded(0.1));
    }

    // As anybody may write it, without what only the library knows.
    private sealed class Sharp : Likelihood<double, Laplace>
    {
        private readonly LaplaceLikelihood laplace = new();

        public override IReadOnlyList<Parameter> Parameters => laplace.Parameters;

        public override bool HasInformation => true;

        public override Laplace At(params ReadOnlySpan<double> z) => laplace.At(z);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => laplace.Gradient(z, y, gradient);

        public override void Information(ReadOnlySpan<double> z, Span<double> information) => laplace.Information(z, information);

        public override double[] Start(ReadOnlySpan<double> y) => laplace.Start(y);
    }
}
