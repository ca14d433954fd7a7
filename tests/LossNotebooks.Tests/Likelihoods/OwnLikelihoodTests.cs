namespace LossNotebooks.Tests.Likelihoods;

/// <summary>A reader's own likelihood: counts with too many zeros. Parameters, At and Gradient are all that it has to say.</summary>
public class OwnLikelihoodTests
{
    private static readonly ZeroInflated Own = new();

    [Fact]
    public void The_laws_hold_for_it()
    {
        Assert.True(Laws.CheckGradient(Own, [0, 1, 5], new Random(1)) < 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Laws.CheckGradient(Own, [], new Random(1)));
        Assert.True(Laws.CheckNormalised(Own.At(0.3, 1.2), Enumerable.Range(0, 100).Select(y => (double)y)) < 1e-8);
        Assert.Equal(0, Laws.CheckLoss(Own, [0.3, 1.2], 2));
    }

    [Fact]
    public void Its_start_is_found_by_search()
    {
        var y = Own.At(-0.5, 1).Sample(new Random(2), 500);
        Laws.CheckStart(Own, (ReadOnlySpan<double>)y);
    }

    [Fact]
    public void Where_no_constant_model_is_best_the_likely_causes_are_named()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Own.Start([0, 0, 0]));
        Assert.StartsWith("No constant model was found that is best for these y. Are they all the same? Or is the gradient wrong",
            thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_without_probability_are_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Own.Check(-1));
        Assert.StartsWith("y = -1 is outside the support of ZeroInflatedPoisson.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_gradient_is_named()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Laws.CheckGradient(new Wrong(), [0.5], 3.0));
        Assert.StartsWith("Wrong at z = [0.5], y = 3: ∂Loss/∂z[0] is ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_density_that_does_not_integrate_to_1_is_named()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() =>
            Laws.CheckNormalised(new Halved(), new Interval(double.NegativeInfinity, double.PositiveInfinity)));
        Assert.Matches(@"^Halved .*: the total probability is 0\.(5|49999999)\d*, where 1 is needed\.$", thrown.Message);
    }

    [Fact]
    public void A_density_with_probability_on_its_end_adds_up_to_1() =>
        Assert.True(Laws.CheckNormalised(new OftenZero(), new Interval(0, double.PositiveInfinity), 0) < 1e-8);

    [Fact]
    public void As_text_it_is_its_name_and_its_parameters() =>
        Assert.Equal("ZeroInflatedPoisson { Pi = 0.25, Lambda = 2 }", new ZeroInflatedPoisson(0.25, 2).ToString());

    [Fact]
    public void A_distribution_of_numbers_need_not_be_sound_to_be_shown() =>
        Assert.Equal("Unfinished { Pi = 0.25, Counts = Poisson(λ = 2) }", new Unfinished(0.25, new Poisson(2)).ToString());

    private sealed record ZeroInflatedPoisson(double Pi, double Lambda) : Distribution<double>
    {
        public override double LogProbability(double y) => y == 0
            ? Math.Log(Pi + (1 - Pi) * Math.Exp(-Lambda))
            : Math.Log(1 - Pi) + new Poisson(Lambda).LogProbability(y);

        public override double Mode => Probability(0) >= Probability(Math.Floor(Lambda)) ? 0 : Math.Floor(Lambda);

        public override double Sample(Random random) => random.NextDouble() < Pi ? 0 : new Poisson(Lambda).Sample(random);
    }

    private sealed class ZeroInflated : Likelihood<double, ZeroInflatedPoisson>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("pi", "π", new LogitLink()), new("lambda", "λ", new LogLink())];

        public override ZeroInflatedPoisson At(params ReadOnlySpan<double> z) => new(new LogitLink().Invert(z[0]), Math.Exp(z[1]));

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient)
        {
            var (pi, lambda) = (new LogitLink().Invert(z[0]), Math.Exp(z[1]));
            var inflated = y == 0 ? pi / (pi + (1 - pi) * Math.Exp(-lambda)) : 0; // the share of zeros that π explains
            (gradient[0], gradient[1]) = (pi - inflated, (1 - inflated) * (lambda - y));
        }
    }

    private sealed record Unfinished(double Pi, CountDistribution Counts) : CountDistribution
    {
        public override double Mean => throw new NotImplementedException();

        public override double Variance => throw new NotImplementedException();

        public override double Mode => throw new NotImplementedException();

        public override double LogProbability(double y) => throw new NotImplementedException();

        public override double CumulativeProbability(double y) => throw new NotImplementedException();
    }

    private sealed class Wrong : Likelihood<double, Poisson>
    {
        public override IReadOnlyList<Parameter> Parameters { get; } = [new("lambda", "λ", new LogLink())];

        public override Poisson At(params ReadOnlySpan<double> z) => new(Math.Exp(z[0]));

        public override void Gradient(ReadOnlySpan<double> z, double y, Span<double> gradient) => gradient[0] = y - Math.Exp(z[0]);
    }

    private sealed record Halved : Distribution<double>
    {
        public override double Mode => 0;

        public override double LogProbability(double y) => new Normal(0, 1).LogProbability(y) - Math.Log(2);

        public override double Sample(Random random) => 0;
    }

    private sealed record OftenZero : Distribution<double>
    {
        public override double Mode => 0;

        public override double LogProbability(double y) => y == 0 ? Math.Log(0.3) : Math.Log(0.7) + new Exponential(2).LogProbability(y);

        public override double Sample(Random random) => 0;
    }
}
