using System.Globalization;
using LossNotebooks.Course.Tests.Plots;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace LossNotebooks.Course.Tests.Display;

public class DisplayTests
{
    [Fact]
    public void A_frame_is_a_table_of_its_first_rows()
    {
        var html = new DataFrame(
            new DoubleDataFrameColumn("speed <mph>", Enumerable.Range(0, 20).Select(i => i == 1 ? (double?)null : i / 3.0)),
            new StringDataFrameColumn("who", Enumerable.Repeat("a & b", 20))).Table().Shown("text/html");
        Assert.Contains("<th scope=\"col\">speed &lt;mph&gt;</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">0.666667</td><td>a &amp; b</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">missing</td>", html, StringComparison.Ordinal);
        Assert.Contains("The first 8 of 20 rows, 2 columns", html, StringComparison.Ordinal);
        Assert.Equal(9, html.Split("<tr>").Length - 1);
        Assert.DoesNotMatch("<style|style=\"(?!--room)", html);
    }

    [Fact]
    public void A_number_says_how_much_room_is_behind_it_if_decimal_points_stand_under_each_other()
    {
        var html = new DataFrame(
            new DoubleDataFrameColumn("x", [12.25, 0.5, 3, double.NaN, 1e-9]),
            new Int32DataFrameColumn("n", [1, 2, 3, 4, 5])).Table().Shown("text/html");
        Assert.Contains("<tr><td class=\"number\">12.25</td><td class=\"number\">1</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\" style=\"--room: 1\">0.5</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\" style=\"--room: 2.5\">3</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\" style=\"--room: 2.5\">1E-09</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_as_text_is_aligned()
    {
        var lines = Datasets.Cars().Table().Shown("text/plain").Split('\n');
        Assert.Equal("speed  dist", lines[0]);
        Assert.Equal("    4     2", lines[1]);
        Assert.Equal("The first 8 of 50 rows, 2 columns", lines[^1]);
    }

    [Fact]
    public void One_column_is_not_columns() =>
        Assert.EndsWith("The first 8 of 12 rows, 1 column", Datasets.AirConditioning().Table().Shown("text/plain"),
            StringComparison.Ordinal);

    [Fact]
    public void Small_values_are_shown_as_they_read()
    {
        Assert.Equal("Normal(μ = 1, σ = 2)", new Normal(1, 2).Shown("text/plain"));
        Assert.Equal("[-1.5, 2]", new Interval(-1.5, 2).Shown("text/plain"));
        Assert.Equal("2 steps: loss 3 → 1 nats, φ̂ = [4, 5]", new History([3, 2, 1], [[0, 0], [4, 5]]).Shown("text/plain"));
        Assert.Equal("2 steps: loss 3 → 1 nats, φ̂ = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … (5 more)]",
            new History([3, 2, 1], [Plot.Grid(0, 24, 25)]).Shown("text/plain"));
    }

    [Fact]
    public void What_is_not_ours_is_shown_as_its_host_shows_it()
    {
        Course.Start();
        new Normal(1, 2).Shown("text/plain");
        Assert.Equal("[ 0.5, 2 ]", new[] { 0.5, 2 }.Shown("text/plain"));
    }

    [Fact]
    public void Coefficients_are_a_table()
    {
        var cars = Recipe.Choose(new NormalLikelihood()).Predict("mu", "speed").Train(Datasets.Cars(), "dist").Coefficients;
        Assert.Contains("<td>mu</td><td>speed</td><td class=\"number\">3.93241</td><td class=\"number\">0.407", cars.Shown("text/html"),
            StringComparison.Ordinal);
        Assert.Equal(cars.ToHtml(), cars.Shown("text/html"));
        Assert.StartsWith("parameter  term       estimate  standard error", cars.Shown("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_error_that_there_is_not_is_told_as_such()
    {
        var plant = Recipe.Choose(new LaplaceLikelihood()).Predict("mu", "air_flow").Train(Datasets.StackLoss(), "stack_loss");
        Assert.DoesNotContain("NaN", plant.Coefficients.Shown("text/html"), StringComparison.Ordinal);
        Assert.Contains("NaN", plant.RobustCoefficients().Shown("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_depends_on_the_language_of_the_machine()
    {
        object[] values =
        [
            Plot.Slider("a", [0.5, 1.5], a => Plot.Band(x => new Normal(a * x, 0.5), 0, 1)), Datasets.Cars().Table(), new Normal(0.5, 1.5),
            Exercise.Check(0.5, 1.5), new History([1.5, 0.5], [[0.5]]), Plot.Contour((x, y) => x * y, (0.5, 1.5), (0, 1)),
        ];
        string[] Show() => [.. values.SelectMany(value => new[] { value.Shown("text/plain"), value.Shown("text/html") })];
        var expected = Show();
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NegativeSign) = (",", "−");
        var text = new List<string>();
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = german;
            text.AddRange(values.SelectMany(value => new[] { value.ToDisplayString("text/plain"), value.ToDisplayString("text/html") }));
        });
        thread.Start();
        thread.Join();
        Assert.Equal(expected, text);
    }
}
