using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>What every lesson asks of its reader.</summary>
public partial class QuestionTests
{
    private const int LastToCommit = 10;

    public static TheoryData<string> Lessons => Lesson.Lessons;

    public static TheoryData<string> AtWork => Lesson.AtWork;

    public static TheoryData<string> First =>
        [.. Lessons.Select(row => row.Data).Where(name => Lesson.Number(name) is >= 1 and <= LastToCommit)];

    [Theory]
    [MemberData(nameof(First))]
    public void A_first_lesson_has_a_figure_that_asks_before_it_shows(string name) =>
        Assert.Contains(Lesson.Read(name).CodeCells, cell => AsksFirst().IsMatch(cell.Source));

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_an_exercise_without_code(string name) =>
        Assert.Contains(Lesson.Prose(Lesson.Read(name)), line => line.Contains("without code", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(AtWork))]
    public void The_recipe_at_work_asks_which_distribution_and_why(string name) =>
        Assert.Contains(Lesson.Prose(Lesson.Read(name)), line => WhichAndWhy().IsMatch(line));

    // Plot.Drag asks first, too, if a button answers.
    [GeneratedRegex(@"Plot\.(Guess|Sketch|Choose)\(|Handle\.Button\(""[^""]*\?""\)")]
    private static partial Regex AsksFirst();

    [GeneratedRegex(@"[Ww]hich distribution, and why\?")]
    private static partial Regex WhichAndWhy();
}
