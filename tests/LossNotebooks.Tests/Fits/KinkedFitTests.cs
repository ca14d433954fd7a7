using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>Losses with kinks: rows with frequencies, priors, profiles, other links.</summary>
public class KinkedFitTests
{
    private const int Rows = 3000;

    private static readonly DataFrame Frame = Draws();

    private static readonly FrameFit<double, Laplace> Fit =
        Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "x").Train(Frame, "y");

    [Fact]
    public void A_frequency_is_that_many_equal_rows()
    {
        double[] x = Frame.Numbers("x"), y = Frame.Numbers("y"), times = Frame.Numbers("times");
        var rows = Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Repeat(i, (int)times[i])).ToArray();
        var repeated = new DataFrame(
            new DoubleDataFrameColumn("x", rows.Select(i => x[i])), new DoubleDataFrameColumn("y", rows.Select(i => y[i])));
        var recipe = Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "x");
        FrameFit<double, Laplace> one = recipe.WithFrequencies("times").Train(Frame, "y"), other = recipe.Train(repeated, "y");
        Assert.Equal(other.Loss, one.Loss, 1e-6 * other.Loss);
        Assert.All(other.Coefficients.Zip(one.Coefficients), pair =>
        {
            Assert.Equal(pair.First.Estimate, pair.Second.Estimate, 1e-4);
            Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-6);
        });
    }

    [Theory]
    [InlineData(0.5, 0.01)]
    [InlineData(0.9, 0.05)]
    public void With_a_prior_no_way_leads_down_either(double tau, double sigma)
    {
        double[] x = Frame.Numbers("x"), y = Frame.Numbers("y");
        var fit = Recipe.Choose(new QuantileLikelihood(tau)).Predict("mu", "x").WithNormalPrior(sigma).Train(Frame, "y");
        double[] best = [.. fit.Coefficients.Select(coefficient => coefficient.Estimate)];
        var free = Recipe.Choose(new QuantileLikelihood(tau)).Predict("mu", "x").Train(Frame, "y");
        Assert.InRange(best[1], 0, 0.9 * free["mu", "x"].Estimate);
        var random = new Random(5);
        for (var trial = 0; trial < 50; trial++)
        {
            var way = new Normal(0, 1).Sample(random, best.Length);
            Assert.All([1e-2, 1e-3, 1e-4], step =>
                Assert.True(Value([.. best.Zip(way, (phi, w) => phi + step * w)]) >= Value(best) - 1e-6));
        }

        double Value(double[] phi)
        {
            var square = phi[1] / sigma;
            return 0.5 * square * square
                + new NegativeLogLikelihood<double>(new LinearModel(1, [[0], []]), new QuantileLikelihood(tau), x, y).Value(phi);
        }
    }

    [Fact]
    public void At_the_ends_of_a_profile_the_loss_has_risen_by_as_much_as_was_said()
    {
        var interval = Fit.ProfileInterval("mu", "x");
        var edge = new Normal(0, 1).Quantile(0.975);
        Assert.All([interval.Lower, interval.Upper], slope =>
        {
            var frame = Frame.Clone();
            frame["known"] = new DoubleDataFrameColumn("known", Frame.Numbers("x").Select(x => slope * x));
            var known = Recipe.Choose(new LaplaceLikelihood()).Predict("mu").WithOffset("mu", "known").Train(frame, "y");
            Assert.Equal(Fit.Loss + edge * edge / 2, known.Loss, 1e-4);
        });
    }

    [Fact]
    public void The_sandwich_needs_a_curvature()
    {
        Assert.All(Fit.Coefficients, coefficient => Assert.True(coefficient.StandardError > 0));
        Assert.All(Fit.RobustCoefficients(), coefficient => Assert.Equal(double.NaN, coefficient.StandardError));
    }

    [Fact]
    public void Another_link_of_the_spread_changes_no_maximum()
    {
        var parameter = new LaplaceLikelihood().Parameters[1].Name;
        var fit = Recipe.Choose(new LaplaceLikelihood().WithLink(parameter, new SoftplusLink())).Predict("mu", "x").Train(Frame, "y");
        Assert.Equal(Fit.Loss, fit.Loss, 1e-5);
        Assert.Equal(Fit["mu", "x"].Estimate, fit["mu", "x"].Estimate, 1e-3);
        Assert.Equal(Fit.Infer(("x", 1)).Scale, fit.Infer(("x", 1)).Scale, 1e-4);
    }

    [Fact]
    public void Each_step_that_is_reported_has_a_lower_loss_and_the_last_that_of_the_fit()
    {
        var seen = new Seen();
        var fit = Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "x").Train(Frame, ["y"], seen);
        Assert.NotEmpty(seen.Losses.Skip(1));
        Assert.All(seen.Losses.Zip(seen.Losses.Skip(1)), step => Assert.True(step.Second < step.First));
        Assert.Equal(fit.History.Loss, seen.Losses[^1], 1e-9);
    }

    [Fact]
    public void What_is_not_linear_has_neither_curvature_nor_information_and_what_has_kinks_no_curvature()
    {
        double[] x = [1, 2, 3], y = [1, 3, 2];
        Assert.False(Loss(new ShallowNetwork(1, 2, 1), new NormalMeanLikelihood(1)).HasCurvature);
        Assert.True(Loss(new LinearModel(1), new NormalMeanLikelihood(1)).HasCurvature);
        Assert.False(Loss(new ShallowNetwork(1, 2, 2), new LaplaceLikelihood()).HasInformation);
        Assert.True(Loss(new LinearModel(1, 2), new LaplaceLikelihood()).HasInformation);
        Assert.False(Loss(new LinearModel(1, 2), new LaplaceLikelihood()).HasCurvature);

        NegativeLogLikelihood<double> Loss(Model model, Likelihood<double> likelihood) => new(model, likelihood, x, y);
    }

    private static DataFrame Draws()
    {
        var random = new Random(11);
        double[] x = new Normal(0, 1).Sample(random, Rows);
        return new(
            new DoubleDataFrameColumn("x", x),
            new DoubleDataFrameColumn("y", x.Select(x => 1 + 0.5 * x + new Laplace(0, 1).Sample(random))),
            new DoubleDataFrameColumn("times", Enumerable.Range(0, Rows).Select(i => i % 3.0)));
    }

    private sealed class Seen : IProgress<TrainingProgress>
    {
        public List<double> Losses { get; } = [];

        public void Report(TrainingProgress value) => Losses.Add(value.Loss);
    }
}
