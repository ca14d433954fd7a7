namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>Every number of the prose is one that a cell shows, so that no reader has to believe what somebody typed.</summary>
public class NumberTests
{
    public static TheoryData<string> All => Lesson.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_number_of_the_prose_is_shown_by_a_cell_or_has_a_reason(string name)
    {
        var missing = Unshown(name).Where(said => !OtherNumbers.For(name).Contains(said.Number.Text)).ToList();
        Assert.True(missing.Count == 0,
            $"No cell of {name} shows {string.Join(", ", missing.Select(said => $"{said.Number.Text} (cell {said.Cell})"))}. "
            + $"Print the number in a cell, or give the reason in {nameof(OtherNumbers)}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_reason_is_given_only_for_numbers_that_need_one(string name)
    {
        var needless = OtherNumbers.For(name).Except(Unshown(name).Select(said => said.Number.Text)).ToList();
        Assert.True(needless.Count == 0,
            $"Delete from {nameof(OtherNumbers)} what {name} shows by now, or does not say any more: {string.Join(", ", needless)}");
    }

    [Fact]
    public void Sums_on_paper_are_right() => Assert.All(
        OtherNumbers.OnPaper, sum => Assert.True(new SaidNumber(sum.Number).RoundsRoughly(sum.Value), $"{sum.Number} is not {sum.Value}"));

    [Theory]
    [InlineData("## 12 heads\nIn 1857 the loss was 11,353.5 nats, see notebooks 07 and 22.", "11,353.5")]
    [InlineData("**3.** Take $p = 0.3$, `x = 5`, $2^3 < 9$ and [the 61 waits](a.ipynb): 44 %", "0.3 44")]
    [InlineData("1. A list of 21\n\n$$y = 4 + 3 \\approx 7.2, \\quad z = 8x$$\n\n```\n9\n```\n\n−0.24 and x2", "21 7.2 0.24")]
    public void Code_links_counters_and_years_are_not_said_and_of_formulas_the_results(string markdown, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Numbers.Said(markdown).Select(said => said.Text)));

    [Theory]
    [InlineData("3.1", false, 3.14159, true)]
    [InlineData("3.1", false, -3.14159, true)]
    [InlineData("3.2", false, 3.14159, false)]
    [InlineData("44", true, 0.4437, true)]
    [InlineData("44", false, 0.4437, false)]
    [InlineData("11,400", false, 11_353.5, false)]
    public void A_number_is_shown_if_a_value_rounds_to_it(string text, bool inHundredths, double value, bool isShown) =>
        Assert.Equal(isShown, new SaidNumber(text, inHundredths).Rounds(value));

    private static List<(SaidNumber Number, string Cell)> Unshown(string name)
    {
        var lesson = Lesson.Read(name);
        HashSet<double> own = [.. Numbers.Shown(lesson), .. Numbers.Data(lesson)];
        return [..
            from cell in lesson.Cells
            where cell.Kind == CellKind.Markdown
            let others = Numbers.Referred(cell.Source).SelectMany(Lesson.Numbered).SelectMany(Numbers.Shown)
            from said in Numbers.Said(cell.Source)
            where !own.Any(said.Rounds) && !others.Any(said.Rounds)
            select (said, cell.Id)];
    }
}
