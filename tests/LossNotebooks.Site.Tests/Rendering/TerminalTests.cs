using System.Text.Json.Nodes;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Rendering;

public sealed class TerminalTests : PageTest
{
    [Theory]
    [InlineData("a < b\n\tc", "a &lt; b\n\tc")]
    [InlineData("\e[31mred\e[0m plain", "<span class=\"ansi-red\">red</span> plain")]
    [InlineData("\e[1;32ma\e[22mb\e[39mc", "<span class=\"ansi-green ansi-bold\">a</span><span class=\"ansi-green\">b</span>c")]
    [InlineData("\e[91ma\e[m\e[90mb\e[m", "<span class=\"ansi-red\">a</span><span class=\"ansi-grey\">b</span>")]
    [InlineData("\e[38;5;196ma\e[38;2;0;0;200mb", "<span class=\"ansi-red\">a</span><span class=\"ansi-blue\">b</span>")]
    [InlineData("\e[48;5;255ma\e[100mb", "<span class=\"ansi-on-white\">a</span><span class=\"ansi-on-grey\">b</span>")]
    [InlineData("\e[7ma\e[31mb", "<span class=\"ansi-inverse\">a</span><span class=\"ansi-on-red\">b</span>")]
    [InlineData("\e[31ma\nb\e[0m", "<span class=\"ansi-red\">a</span>\n<span class=\"ansi-red\">b</span>")]
    public void Colours_are_colours(string text, string html) => Assert.Equal(html, Terminal.ToHtml(text));

    [Theory]
    [InlineData("10%\r50%\r100%", "100%")]
    [InlineData("long line\rshort\n", "shortline\n")]
    [InlineData("long line\r\e[Kshort", "short")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("ab\bc", "ac")]
    [InlineData("one\ntwo\e[1A\r1\e[1B\r2", "1ne\n2wo")]
    [InlineData("old\n\e[2J\e[Hnew", "new")]
    [InlineData("\e[3Ga", "  a")]
    [InlineData("😀b\rc", "cb")]
    public void Of_what_was_written_over_the_last_state_stays(string text, string html) => Assert.Equal(html, Terminal.ToHtml(text));

    [Theory]
    [InlineData("\e]0;title\aa\e]8;;https://example.org\e\\b\e]8;;\e\\")]
    [InlineData("\e[?25lab\e[?25h")]
    [InlineData("\e(Ba\e=b\a\0")]
    [InlineData("\ePq...\e\\ab\e")]
    [InlineData("\e[999999999Bab")]
    public void Other_escapes_leave_nothing(string text) => Assert.Equal("ab", Terminal.ToHtml(text));

    [Theory]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"\u001b[31ma\u001b[0m"}""")]
    [InlineData("""{"output_type":"stream","name":"stderr","text":"\u001b[31ma\u001b[0m"}""")]
    [InlineData("""{"output_type":"error","ename":"E","evalue":"v","traceback":["\u001b[31ma\u001b[0m"]}""")]
    [InlineData("""{"output_type":"execute_result","metadata":{},"data":{"text/plain":"\u001b[31ma\u001b[0m"}}""")]
    public void Every_output_of_text_is_one_of_a_terminal(string output) =>
        Assert.Contains("><span class=\"ansi-red\">a</span></pre>", Output(JsonNode.Parse(output)!), StringComparison.Ordinal);
}
