using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>A caption holds on a narrow page, too, which stacks the panels: it names them by their axes, not by their places.</summary>
public partial class CaptionTests
{
    public static TheoryData<string> All => Lesson.All;

    [Theory]
    [MemberData(nameof(All))]
    public void A_caption_names_panels_by_what_they_show(string name) => Assert.All(
        Lesson.Read(name).Cells.Where(cell => cell.Tags.Contains("caption")), cell => Assert.DoesNotMatch(Place(), cell.Source));

    [Theory]
    [InlineData("Left: the line. Right: its loss.", true)]
    [InlineData("In the right-hand panel the loss falls.", true)]
    [InlineData("The first panel shows the line.", true)]
    [InlineData("The lowest place moves to the right as τ grows.", false)]
    [InlineData("One point, at the far left, lies below all others.", false)]
    public void A_direction_along_an_axis_is_no_place(string caption, bool isPlace) => Assert.Equal(isPlace, Place().IsMatch(caption));

    [GeneratedRegex(
        @"\b(left|right|upper|lower|top|bottom|first|second|last)(-hand)? (panel|plot)\b|\bon the (left|right)\b|\b(left|right):",
        RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
