using FsCheck;
using FsCheck.Fluent;
using LossNotebooks.Site.Formulas;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Laws of any text, whatever stands beside whatever.</summary>
public sealed class HostileTextTests : PageTest
{
    private static readonly string[] Pieces =
    [
        "$", "$$", "\\", "`", "```", "~~~", "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "{", "}", "\\begin{a}", "\\end{a}", "\\\\(",
        "\\\\)", "<b>", "<code>", "</code>", "<!--", "-->", "<a href='x'", ">", "[^1]", "[^1]: ", "[a](b)", "5", "a", " ", "\r\n", "\t",
        "\uFDD0", "😀",
    ];

    private static readonly string[] Escapes =
    [
        "a", "\n", "\r", "\b", "\e", "\e[", "\e[1m", "\e[38;5;", "38;2;1;2;3m",
        "\e[A", "\e[5B", "\e[K", "\e[2J", "\e[H", "\e]0;", "\a", "m", ";",
        "9", "😀", "\ud83d",
    ];

    private static Gen<string> Of(string[] pieces) => Gen.Elements(pieces).ListOf().Select(string.Concat);

    [Fact]
    public void Finding_formulas_changes_nothing_else() =>
        Randomly.ForAll(Of(Pieces), text => Assert.Equal(text, FormulaFinder.Replace(text, formula => formula.Source)), count: 3000);

    [Fact]
    public void Marks_are_taken_back_to_what_was_written() => Randomly.ForAll(Of(Pieces), text =>
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\uFDD0', '\uFFFD');
        var marks = new FormulaMarks();
        Assert.Equal(plain, marks.Restore(marks.Mark(text)));
    }, count: 1000);

    [Fact]
    public void Any_text_is_a_page_that_holds_no_marks() => Randomly.ForAll(Of(Pieces), text =>
    {
        var body = Body("%%" + text, "%%" + text);
        Assert.DoesNotContain('\uFDD0', body);
        Assert.DoesNotContain('\uFDD1', body);
    }, count: 500);

    [Fact]
    public void A_terminal_shows_whatever_it_is_sent() => Randomly.ForAll(Of(Escapes), text =>
    {
        var html = Terminal.ToHtml(text);
        Assert.DoesNotContain('\e', html);
        Assert.Equal(html.Split("<span").Length, html.Split("</span>").Length);
    }, count: 3000);
}
