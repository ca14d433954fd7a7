namespace LossNotebooks.Course.Tests.Plots;

public class CheckPlotTests
{
    [Fact]
    public void A_reliability_diagram_has_the_mean_prediction_and_the_observed_share_of_each_bin()
    {
        var traces = Plot.Reliability([0.1, 0.3, 0.9, 1], [0, 1, 1, 1], bins: 2).Traces();
        Assert.Equal([0.2, 0.95], traces[1].Numbers("x"));
        Assert.Equal([0.5, 1], traces[1].Numbers("y"));
        Assert.Equal(Math.Sqrt(0.2 * 0.8 / 2), traces[1].Numbers("error_y.array")[0], 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Reliability([1.5], [1]));
    }

    [Fact]
    public void Values_that_are_the_quantiles_lie_on_the_diagonal()
    {
        var normal = new Normal(3, 2);
        var trace = Plot.Quantiles([normal.Quantile(0.75), normal.Quantile(0.25)], normal).Traces()[1];
        Assert.Equal(trace.Numbers("x"), trace.Numbers("y"));
        Assert.Equal(trace.Numbers("x").Order(), trace.Numbers("x"));
    }

    [Fact]
    public void A_pit_histogram_goes_from_0_to_1_whatever_the_values_and_its_bars_have_the_area_1()
    {
        var traces = Plot.Pit([0.1, 0.2, 0.3, 0.6], bins: 2).Traces();
        Assert.Equal([1.5, 0.5], traces[0].Numbers("y"));
        Assert.Equal((0.25, 0.5), (traces[0]!["x0"]!.GetValue<double>(), traces[0]!["dx"]!.GetValue<double>()));
        Assert.Equal(2, traces[1].Numbers("y").Where(double.IsFinite).Max());
        Assert.Equal([0, 2], Plot.Pit([1], bins: 2).Traces()[0].Numbers("y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Pit([1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Pit([]));
    }

    [Fact]
    public void A_confusion_matrix_counts_true_classes_down_and_predictions_across()
    {
        var figure = Plot.Confusion([0, 0, 1], [0, 1, 1], ["a", "b"]).Json();
        var rows = figure["data"]![0]!["z"]!.AsArray();
        Assert.Equal([1, 1], rows[0]!.AsArray().Select(n => n!.GetValue<int>()));
        Assert.Equal([0, 1], rows[1]!.AsArray().Select(n => n!.GetValue<int>()));
        Assert.Equal("reversed", figure["layout"].Text("yaxis.autorange"));
        Assert.Equal("true class", figure["layout"].Text("yaxis.title.text"));
    }

    [Fact]
    public void Directions_run_clockwise_from_the_top_and_equal_ones_are_stacked()
    {
        var trace = Plot.Directions([0, Math.PI / 2, Math.PI / 2, -3 * Math.PI / 2]).Traces()[0];
        Assert.Equal(0, trace.Numbers("x")[0], 1e-9);
        Assert.Equal(1, trace.Numbers("y")[0], 1e-9);
        Assert.Equal([1, 1.06, 1.12], trace.Numbers("x")[1..]);
    }

    [Fact]
    public void The_density_of_a_direction_is_its_distance_from_the_circle()
    {
        var distribution = new VonMises(1, 2);
        var trace = Plot.DirectionDensity(distribution).Traces()[0];
        var (x, y) = (trace.Numbers("x"), trace.Numbers("y"));
        Assert.Equal((x[0], y[0]), (x[^1], y[^1]));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(1 + distribution.Probability(Math.Atan2(x[i], y[i])), Math.Sqrt(x[i] * x[i] + y[i] * y[i]), 1e-3);
        }
    }

    [Fact]
    public void A_compass_in_a_panel_keeps_its_scale()
    {
        var compass = Plot.Compass(Plot.Directions([1]));
        var layout = Plot.SideBySide(compass, compass).Json()["layout"];
        Assert.Equal(("x", "x2"), (layout.Text("yaxis.scaleanchor"), layout.Text("yaxis2.scaleanchor")));
        Assert.Equal(2, layout!["shapes"]!.AsArray().Count(shape => shape.Text("type") == "circle"));
    }

    [Fact]
    public void A_density_map_has_x_across_and_y_up()
    {
        var trace = Plot.DensityMap(x => new Normal(x, 0.1), (0, 1), (-1, 2)).Traces()[0]!;
        var rows = trace["z"]!.AsArray();
        var atZero = rows.Select(row => row![0]!.GetValue<double>()).ToArray();
        Assert.Equal(0, trace["y0"]!.GetValue<double>() + Array.IndexOf(atZero, atZero.Max()) * trace["dy"]!.GetValue<double>(), 1e-6);
        Assert.Equal(new Normal(0, 0.1).Probability(0), atZero.Max(), 1e-2);
    }
}
