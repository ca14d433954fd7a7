namespace LossNotebooks.Course.Tests.Plots;

/// <summary>Data and distributions that an even grid, six digits or a finite maximum do not show.</summary>
public class ExtremePlotTests
{
    [Theory]
    [InlineData(1700000001, 1700000002)]
    [InlineData(100000.1, 100000.2)]
    [InlineData(-1e12 - 0.5, -1e12)]
    public void Places_far_from_0_stay_as_far_apart_as_they_are(double first, double second)
    {
        var x = Plot.Scatter([first, second], [1, 2]).Traces()[0].Numbers("x");
        Assert.Equal(second - first, x[1] - x[0], 0.002 * (second - first));
        var curve = Plot.Curve(at => at - first, first, second).Traces()[0]!;
        Assert.Equal(first, curve["x0"]!.GetValue<double>(), 0.002 * (second - first));
    }

    [Fact]
    public void Stops_of_a_slider_have_different_names()
    {
        var json = Plot.Slider("t", [100000.1, 100000.2], t => Plot.Point(t, 0)).Shown(FigureParts.PlotlyJson);
        Assert.Contains("\"100000.1\"", json, StringComparison.Ordinal);
        Assert.Contains("\"100000.2\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_density_that_is_infinite_somewhere_is_drawn_upright_where_it_is_not()
    {
        var x = Plot.DensityAt(3, new Beta(0.5, 0.5), 0, 1, 1).Traces()[0]!["x"]!.AsArray();
        Assert.Null(x[0]);
        Assert.Equal(4, x.Where(value => value is not null).Max(value => value!.GetValue<double>()), 1e-3);
    }

    public static TheoryData<ScalarDistribution, double, double> Narrow => new()
    {
        { new Normal(0.05, 0.01), -5, 5 }, { new NormalMixture([0.9, 0.1], [0, 1.234], [1, 1e-4]), -5, 5 },
        { new StudentT(3, 0.3, 1e-6), -1, 1 },
        { new Poisson(1e6), 0, 2e6 },
    };

    [Theory]
    [MemberData(nameof(Narrow), DisableDiscoveryEnumeration = true)]
    public void A_narrow_peak_is_drawn_to_its_top(ScalarDistribution distribution, double from, double to)
    {
        var trace = Plot.Density(distribution, from, to).Traces()[0];
        Assert.Equal("lines", trace.Text("mode"));
        var y = trace.Numbers("y");
        Assert.InRange(y.Max(), 0.98 * distribution.Probability(distribution.Mode), 1.02 * distribution.Probability(distribution.Mode));
        Assert.InRange(y.Length, 50, 500);
    }

    [Fact]
    public void A_concentrated_direction_is_a_bump_on_the_ring()
    {
        var direction = new VonMises(0.5, 1e6);
        var trace = Plot.DirectionDensity(direction).Traces()[0];
        var reach = trace.Numbers("x").Zip(trace.Numbers("y"), (x, y) => Math.Sqrt(x * x + y * y)).Max();
        Assert.Equal(1 + direction.Probability(0.5), reach, 0.02 * reach);
    }

    [Fact]
    public void Classes_without_a_name_and_empty_lists_are_refused_in_a_sentence()
    {
        Assert.Contains("Example 3 of observed is class 2", Message(() => Plot.Confusion([0, 1, 2], [0, 1, 1], ["a", "b"])),
            StringComparison.Ordinal);
        Assert.Contains("Example 1 of predicted is class -1", Message(() => Plot.Confusion([0], [-1], ["a", "b"])),
            StringComparison.Ordinal);
        Assert.Contains("the number of values must be at least 1", Message(() => Plot.Quantiles([], new Normal(0, 1))),
            StringComparison.Ordinal);
        Assert.Contains("bins must be at least 1", Message(() => Plot.Reliability([0.5], [1], bins: 0)), StringComparison.Ordinal);

        static string Message(Func<Figure> plot) => Assert.ThrowsAny<ArgumentException>(plot).Message;
    }
}
