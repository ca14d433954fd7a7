using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>A lesson is read in half an hour: it has at most 2000 words of prose. What would be longer is two lessons.</summary>
public partial class LengthTests
{
    private const int MostWords = 2000;

    public static TheoryData<string> Lessons => Lesson.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_is_short(string name)
    {
        var words = Words(Lesson.Prose(Lesson.Read(name)));
        Assert.True(words <= MostWords, $"{name} has {words} words of prose; {MostWords} are the most");
    }

    [Theory]
    [InlineData("Two words", 2)]
    [InlineData("The loss $L[\\phi] = 1$ of [this page](a-long-address.ipynb)", 6)]
    [InlineData("Before $$a = b + c$$ after", 2)]
    [InlineData("| a | table |", 0)]
    [InlineData("<details><summary>An answer</summary>", 2)]
    public void Formulas_on_a_line_of_their_own_tables_and_addresses_are_no_words(string markdown, int words) =>
        Assert.Equal(words, Words(markdown.Split('\n')));

    private static int Words(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Where(line => !line.StartsWith('|')));
        text = Address().Replace(Formula().Replace(Display().Replace(text, " "), "x"), "]");
        return Tag().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex Display();

    [GeneratedRegex(@"\$[^$\n]+\$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\([^)\s]*\)")]
    private static partial Regex Address();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
