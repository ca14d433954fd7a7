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
