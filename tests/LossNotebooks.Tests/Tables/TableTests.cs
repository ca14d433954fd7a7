using System.Globalization;
using System.Text.RegularExpressions;

namespace LossNotebooks.Tests.Tables;

public partial class TableTests
{
    private static readonly Table Mixed = new(
        "p < q", ["number", "other"], [[1.5, "a & b"], [0.125, null], [3.0, new Uri("https://example.org/x.25")], [2e-17 / 3, 7L]]);

    // Behind a number stands its fraction, and the room that it lacks to the longest one; a point is half as wide as a digit.
    [Theory]
    [InlineData(1.5, 0.125, 3.0, 12.25)]
    [InlineData(0.001, double.PositiveInfinity, double.NegativeInfinity)]
    public void Decimal_points_stand_under_each_other(params double[] numbers)
    {
        var html = new Table("", ["x"], [.. numbers.Select(number => new object?[] { number })]).ToHtml();
        var behind = Cell().Matches(html).Select(cell =>
            (cell.Groups["room"].Success ? double.Parse(cell.Groups["room"].Value, CultureInfo.InvariantCulture) : 0)
            + (cell.Groups["fraction"].Success ? cell.Groups["fraction"].Length + 0.5 : 0));
        Assert.Equal(numbers.Length, behind.Count());
        Assert.Single(behind.Distinct());
    }

    [Fact]
    public void What_follows_the_point_of_a_number_with_an_exponent_is_no_fraction_to_stand_under() => Assert.Contains(
        "<td class=\"number\" style=\"--room: 3.5\">6.66667E-18</td>", Mixed.ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void A_cell_is_the_text_of_its_value()
    {
        Assert.Equal(
            """
            number       other
                    1.5  a & b
                  0.125  missing
                      3  https://example.org/x.25
            6.66667E-18                         7
            p < q
            """.ReplaceLineEndings("\n"), Mixed.ToString());
        Assert.Contains("<caption>p &lt; q</caption>", Mixed.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<td>a &amp; b</td>", Mixed.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<td>missing</td>", Mixed.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_stands_where_the_rest_of_its_column_does()
    {
        var table = new Table("", ["mass", "sex"], [[3750.5, "male"], [null, null]]);
        Assert.Contains("<td class=\"number\">missing</td><td>missing</td>", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("\nmissing  missing", table.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-0.0004", -0.0004, 4)]
    [InlineData("0.000", -0.0004, 3)]
    public void What_is_rounded_to_zero_has_no_sign(string text, double number, int digits)
    {
        Assert.Equal(text, Numbers.Fixed(number, digits));
        Assert.Equal("0", Numbers.Text(-0.0));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "-∞")]
    public void Numbers_without_end_have_a_sign_of_their_own(double number, string text) =>
        Assert.Equal([text, ""], new Table("", [""], [[number]]).ToString().Split('\n').Select(line => line.Trim()).Skip(1));

    [Theory]
    [InlineData(20, "7]")]
    [InlineData(25, "7, … (5 more)]")]
    public void A_long_list_says_how_many_more_there_are(int parameters, string end)
    {
        double[] sevens = [.. Enumerable.Repeat(7.0, parameters)];
        var text = new History([2, 1], [sevens, sevens]).ToString();
        Assert.EndsWith(end, text, StringComparison.Ordinal);
        Assert.Equal(20, text.Count(character => character == '7'));
    }

    [GeneratedRegex(@"<td class=""number""( style=""--room: (?<room>[\d.]+)"")?>[^<.]*(\.(?<fraction>\d+))?</td>")]
    private static partial Regex Cell();
}
