using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

/// <summary>A reader's likelihood that says its gradient only: no curvature, and no tails. The fit is that of the library's.</summary>
public class GradientOnlyTests
{
    private static readonly FrameFit<double, Poisson> Own =
        Recipe.Choose(new Counted()).Predict("lambda", "wool", "tension").Train(Datasets.WarpBreaks(), "breaks");

    private static readonly FrameFit<double, Poisson> Ours =
        Recipe.Choose(new PoissonLikelihood()).Predict("lambda", "wool", "tension").Train(Datasets.WarpBreaks(), "breaks");

    [Fact]
    public void Estimates_and_errors_are_the_same()
    {
        Assert.Equal(Ours.Loss, Own.Loss, 1e-8);
        Assert.All(Ours.Coefficients.Zip(Own.Coefficients), pair =>
        {
            Assert.Equal(pair.First.Estimate, pair.Second.Estimate, 1e-5);
            Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-5);
        });
        Assert.All(Ours.RobustCoefficients().Zip(Own.RobustCoefficients()), pair =>
            Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-5));
    }

    [Fact]
    public void The_profile_is_the_same()
    {
        Interval own = Own.ProfileInterval("lambda", "wool=B"), ours = Ours.ProfileInterval("lambda", "wool=B");
        Assert.Equal(ours.Lower, own.Lower, 1e-5);
        Assert.Equal(ours.Upper, own.Upper, 1e-5);
    }

    [Fact]
    public void An_output_outside_the_support_is_refused_in_a_sentence()
    {
        var refused = Assert.Throws<ArgumentException>(() => new Counted().Loss([0.5], -1));
        Assert.Equal("y", refused.ParamName);
        Assert.StartsWith("y = -1 is outside the support of Poisson.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_possible_output_without_probability_at_these_parameters_has_an_infinite_loss() =>
        Assert.Equal(double.PositiveInfinity, new Counted().Loss([-800], 1));

    [Fact]
    public void At_a_kink_there_are_no_standard_errors_and_so_no_intervals()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("y", [1, 2, 4, 8, 16]));
        var fit = Recipe.Choose(new Absolute()).Predict("mu").Train(frame, "y");
        Assert.Equal(4, fit["mu", "intercept"].Estimate, 1e-6);
        Assert.Equal(double.NaN, fit["mu", "intercept"].StandardError);
        Assert.Equal(double.NaN, fit.RobustCoefficients().Single().StandardError);
        Assert.Equal(
            "The coefficient has no standard error, so that there is no scale on which to look for an interval.",
            Assert.Throws<InvalidOperationException>(() => fit.ProfileInterval("mu", "intercept")).Message);
    }

    private sealed class Counted : Likelihood<double, Poisson>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("lambda", "λ", new LogLink(), IsMean: true)];

        public override Poisson At(params ReadOnlySpan<double> z) => new(Math.Exp(z[0]));

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = Math.Exp(z[0]) - y;
    }

    private sealed class Absolute : Likelihood<double, Laplace>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("mu", "μ", new IdentityLink())];

        public override Laplace At(params ReadOnlySpan<double> z) => new(z[0], 1);

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = Math.Sign(z[0] - y);

        public override double[] Start(ReadOnlySpan<double> y) => [y[0]];
    }
}
