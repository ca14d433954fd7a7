namespace LossNotebooks.Course.Tests.Plots;

public class RoleColourTests
{
    private static readonly Colour White = Colour.Parse("#ffffff"), NearBlack = Colour.Parse("#111111");

    // Pairs from the published test data of CIEDE2000 (Sharma, Wu and Dalal 2005, table 1: pairs 1, 17, 23 and 25).
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    public void The_measure_of_difference_is_the_published_one(double l1, double a1, double b1, double l2, double a2, double b2,
        double expected) =>
        Assert.Equal(expected, Colour.Difference(l1, a1, b1, l2, a2, b2), 4);

    [Fact]
    public void The_measure_of_contrast_is_the_published_one()
    {
        Assert.Equal(21, White.Contrast(Colour.Parse("#000000")), 9);
        Assert.Equal(4.54, Colour.Parse("#767676").Contrast(White), 2); // The lightest grey that WCAG allows for text on white.
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Every_role_stands_out_from_light_and_dark_pages(Role role)
    {
        Assert.InRange(ColourOf(role).Contrast(White), 3, 21);
        Assert.InRange(ColourOf(role).Contrast(NearBlack), 3, 21);
    }

    // What is faint within has an outline that is not.
    [Theory]
    [MemberData(nameof(Roles))]
    public void Bars_stand_out_as_their_role_does(Role role) => Assert.All(
        [Plot.Histogram([1, 2], 2, role), Plot.Bars(["a"], [1], role), Plot.Pit([0.5], 2, role)],
        bars => Assert.Equal(ColourOf(role), Colour.Parse(bars.Traces()[0].Text("marker.line.color")!)));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_roles_are_told_apart_whatever_cones_the_reader_has(Role one, Role other)
    {
        var (a, b) = (ColourOf(one), ColourOf(other));
        Assert.InRange(a.Difference(b), 12, 100);
        Assert.InRange(a.Deuteranopia().Difference(b.Deuteranopia()), 12, 100);
        Assert.InRange(a.Protanopia().Difference(b.Protanopia()), 12, 100);
    }

    [Fact]
    public void Every_role_has_a_marker_of_its_own_and_lines_of_one_dash_have_different_colours()
    {
        var styles = Enum.GetValues<Role>().Select(role => (
            Symbol: Plot.Scatter([1], [2], role).Traces()[0].Text("marker.symbol"),
            Line: (Plot.Line([1], [2], role).Traces()[0].Text("line.dash"),
                Plot.Line([1], [2], role).Traces()[0].Text("line.color")))).ToArray();
        Assert.Equal(styles.Length, styles.Select(style => style.Symbol).Distinct().Count());
        Assert.Equal(styles.Length, styles.Select(style => style.Line).Distinct().Count());
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    public static TheoryData<Role, Role> Pairs
    {
        get
        {
            var pairs = new TheoryData<Role, Role>();
            foreach (var one in Enum.GetValues<Role>())
            {
                foreach (var other in Enum.GetValues<Role>().Where(role => role > one))
                {
                    pairs.Add(one, other);
                }
            }

            return pairs;
        }
    }

    private static Colour ColourOf(Role role) => Colour.Parse(Plot.Scatter([1], [2], role).Traces()[0].Text("marker.color")!);
}
