namespace LossNotebooks.Course.Tests.Plots;

public class PlotTests
{
    [Fact]
    public void A_scatter_plot_keeps_the_data_as_they_are()
    {
        var trace = Plot.Scatter([0.09291784, 0.46809093], [-0.25934537, 1e-12], name: "data").Traces()[0];
        Assert.Equal("markers", trace.Text("mode"));
        Assert.Equal("data", trace.Text("name"));
        Assert.Equal([0.0929178, 0.468091], trace.Numbers("x"));
        Assert.Equal([-0.259345, 1e-12], trace.Numbers("y"));
    }

    [Fact]
    public void A_curve_is_the_graph_of_its_function_to_within_a_ten_thousandth_of_its_height()
    {
        var trace = Plot.Curve(Math.Sin, 1, 4).Traces()[0]!;
        double start = trace["x0"]!.GetValue<double>(), step = trace["dx"]!.GetValue<double>();
        var y = trace.Numbers("y");
        Assert.Equal(1, start);
        Assert.Equal(4, start + step * (y.Length - 1), 1e-9);
        for (var i = 0; i < y.Length; i++)
        {
            Assert.Equal(Math.Sin(start + i * step), y[i], 2e-4);
        }
    }

    [Fact]
    public void Values_that_are_not_finite_are_gaps()
    {
        var json = Plot.Scatter([1, 2, 3], [double.NaN, double.NegativeInfinity, 3]).Shown(FigureParts.PlotlyJson);
        Assert.Contains("[null,null,3]", json, StringComparison.Ordinal);
        Assert.Contains("[null,", Plot.Curve(Math.Log, 0, 1).Shown(FigureParts.PlotlyJson), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_probabilities_keep_their_digits_for_logarithmic_axes()
    {
        var y = Plot.Curve(x => Math.Exp(-100 * x), 0, 1).LogY().Traces()[0].Numbers("y");
        Assert.Equal(Math.Exp(-100), y[^1], 0.01 * Math.Exp(-100));
    }

    [Theory]
    [InlineData(4e-17)]
    [InlineData(-3e-16)]
    public void What_rounding_leaves_of_zero_is_zero_on_every_processor(double left)
    {
        var y = Plot.Curve(x => Math.Abs(x - 0.5) < 1e-9 ? left : x - 0.5, 0, 1).Traces()[0].Numbers("y");
        Assert.Contains(0.0, y);
        Assert.DoesNotContain(left, y);
    }

    [Fact]
    public void A_density_is_a_curve_and_a_distribution_over_whole_numbers_is_stems()
    {
        Assert.Equal("lines", Plot.Density(new Normal(0, 1e-7), -1, 1).Traces()[0].Text("mode"));
        var stems = Plot.Density(new Bernoulli(0.3), -0.5, 1.5).Traces()[0];
        Assert.Equal([0, 1], stems.Numbers("x"));
        Assert.Equal([0.7, 0.3], stems.Numbers("y"));
        Assert.Equal([0.7, 0.3], stems.Numbers("error_y.arrayminus"));
        Assert.Equal([0, 0], stems.Numbers("error_y.array"));
    }

    [Fact]
    public void The_bars_of_a_histogram_cover_an_area_of_1()
    {
        var random = new Random(1);
        var bars = Plot.Histogram(new Normal(10, 3).Sample(random, 500), bins: 17).Traces()[0]!;
        Assert.Equal(17, bars.Numbers("y").Length);
        Assert.Equal(1, bars.Numbers("y").Sum() * bars["width"]!.GetValue<double>(), 1e-4);
    }

    [Fact]
    public void A_band_holds_the_interval_and_the_mean()
    {
        var traces = Plot.Band(x => new Normal(x, 2), 0, 1, mass: 0.5).Traces();
        Assert.Equal(3, traces.Count);
        Assert.Equal(-2 * 0.6745, traces[0].Numbers("y")[0], 1e-3); // Half of a normal lies within 0.6745 σ.
        Assert.Equal(1 + 2 * 0.6745, traces[1].Numbers("y")[^1], 1e-3);
        Assert.Equal("tonexty", traces[1].Text("fill"));
        Assert.Equal("50 % interval", traces[1].Text("name"));
        Assert.Equal(0, traces[2].Numbers("y")[0]);
    }

    [Fact]
    public void Bands_on_the_same_axes_say_once_in_the_legend_what_they_are()
    {
        var narrow = Plot.Band(x => new Normal(x, 1), 0, 1, mass: 0.5);
        var traces = Plot.Overlay(narrow, Plot.Band(x => new Normal(x, 1), 0, 1), Plot.Overlay(narrow, narrow)).Traces();
        var listed = traces.Where(trace => trace?["name"] is not null && trace["showlegend"]?.GetValue<bool>() is not false);
        Assert.Equal(["50 % interval", "95 % interval"], listed.Select(trace => trace.Text("name")));
    }

    [Fact]
    public void A_contour_plot_has_the_first_parameter_across_and_shades_by_rank()
    {
        var trace = Plot.Contour((x, y) => x + 100 * y, (0, 1), (2, 3)).Traces()[0]!;
        var rows = trace["z"]!.AsArray();
        Assert.Equal(200, rows[0]![0]!.GetValue<double>());
        Assert.Equal(201, rows[0]![rows.Count - 1]!.GetValue<double>());
        Assert.Equal(300, rows[^1]![0]!.GetValue<double>());
        var stops = trace["colorscale"]!.AsArray().Select(stop => stop![0]!.GetValue<double>()).ToArray();
        Assert.Equal(0, stops[0]);
        Assert.Equal(1, stops[^1]);
        Assert.Equal(stops.Order(), stops);
    }

    [Fact]
    public void An_ellipse_is_where_the_density_has_fallen_to_what_is_left_outside()
    {
        MultivariateNormal distribution = new([40, -2], new double[,] { { 9, -2 }, { -2, 0.5 } });
        var trace = Plot.Ellipse(distribution, mass: 0.8).Traces()[0];
        Assert.All(trace.Numbers("x").Zip(trace.Numbers("y")), at => // log of density over density at the mode: −r²/2 = log(1 − mass)
            Assert.Equal(0.2, distribution.Probability([at.First, at.Second]) / distribution.Probability([40, -2]), 1e-3));
        Assert.Throws<ArgumentException>(() => Plot.Ellipse(new MultivariateNormal([0], new double[,] { { 1 } })));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Ellipse(distribution, mass: 1));
    }

    [Fact]
    public void A_descent_starts_at_the_ring_and_ends_at_the_star()
    {
        var traces = Plot.Descent(new([3, 2, 1], [[0, 5, 9], [1, 6, 8], [2, 7, 7]]), first: 1, second: 2).Traces();
        Assert.Equal([5, 6, 7], traces[0].Numbers("x"));
        Assert.Equal([9, 8, 7], traces[0].Numbers("y"));
        Assert.Equal([5, 7], traces[1].Numbers("x"));
        Assert.Equal(["circle-open", "star"], traces[1]!["marker"]!["symbol"]!.AsArray().Select(symbol => symbol!.GetValue<string>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Descent(new([3], [[0, 5]]), 0, 2));
    }

    [Fact]
    public void A_long_history_is_thinned_but_keeps_its_ends()
    {
        var losses = Enumerable.Range(0, 10_000).Select(i => 1.0 / (1 + i)).ToArray();
        var trace = Plot.History(new(losses, [[0]])).Traces()[0];
        Assert.InRange(trace.Numbers("x").Length, 50, 150);
        Assert.Equal(0, trace.Numbers("x")[0]);
        Assert.Equal(9999, trace.Numbers("x")[^1]);
    }

    [Fact]
    public void Bad_input_is_refused_in_one_sentence()
    {
        Assert.Contains("2 x but 1 y", Assert.Throws<ArgumentException>(() => Plot.Scatter([1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("range", Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Curve(Math.Sin, 1, 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Histogram([1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Overlay());
        Assert.Throws<ArgumentException>(() => Plot.Bars(["a"], [1, 2]));
    }
}
