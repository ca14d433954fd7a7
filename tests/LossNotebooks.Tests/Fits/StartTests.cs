using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Training begins at the best constants of few examples, however many there are.</summary>
public class StartTests
{
    [Fact]
    public void A_token_that_is_cancelled_in_the_start_ends_the_training_soon()
    {
        using var cancellation = new CancellationTokenSource();
        var likelihood = new Watched(cancellation.Cancel);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => i % 7.0)], y = [.. x.Select((value, i) => value + i % 5)];
        Assert.Throws<OperationCanceledException>(() =>
            Recipe.Choose(likelihood).Predict(new LinearModel(1)).Train(x, y, cancellationToken: cancellation.Token));
        Assert.InRange(likelihood.Seen, 1, 4_000);
    }

    [Fact]
    public void More_are_looked_at_if_few_lack_some_kind_of_output()
    {
        double[] x = [.. Enumerable.Range(0, 40_000).Select(i => i % 7.0)], y = [.. x.Select((_, i) => i == 4321 ? 1.0 : 0)];
        var fit = Recipe.Choose(new BernoulliLikelihood()).Predict(new LinearModel(0)).Train([], y);
        Assert.Equal(1.0 / 40_000, fit.Infer().Mean, 1e-12);
    }

    // The part that the search begins with is every sixteenth row.
    [Fact]
    public void What_a_line_separates_in_a_part_need_not_be_separated()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 32_000).Select(_ => random.NextDouble() - 0.5)],
            y = [.. x.Select((value, i) => i % 16 == 0 || random.NextDouble() < 0.9 ? value > 0 ? 1.0 : 0 : random.Next(2))];
        FrameFit<double, Bernoulli> Fit(IEnumerable<double> x, IEnumerable<double> y) =>
            Recipe.Choose(new BernoulliLikelihood()).Predict("p", "x").Train(
                new DataFrame(new DoubleDataFrameColumn("x", x), new DoubleDataFrameColumn("y", y)), "y");

        FrameFit<double, Bernoulli> fit = Fit(x, y), turned = Fit(x.Skip(1).Append(x[0]), y.Skip(1).Append(y[0]));
        Assert.Equal(turned["p", "x"].Estimate, fit["p", "x"].Estimate, 1e-11 * fit["p", "x"].Estimate);
        Assert.Equal(turned.Loss, fit.Loss, 1e-11 * fit.Loss);
    }

    private sealed class Watched(Action started) : Likelihood<double, Normal>
    {
        private readonly NormalMeanLikelihood normal = new(1);

        public int Seen { get; private set; }

        public override IReadOnlyList<Parameter> Parameters => normal.Parameters;

        public override Normal At(params ReadOnlySpan<double> z) => normal.At(z);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => normal.Gradient(z, y, gradient);

        public override double[] Start(ReadOnlySpan<double> y)
        {
            Seen = y.Length;
            started();
            return normal.Start(y);
        }
    }
}
