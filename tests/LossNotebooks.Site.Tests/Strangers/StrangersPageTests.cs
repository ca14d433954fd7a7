using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Tests.Rendering;

namespace LossNotebooks.Site.Tests.Strangers;

/// <summary>What stays on the page of a notebook that nobody trusts, and what does not.</summary>
public sealed partial class StrangersPageTests : PageTest
{
    [Theory]
    [InlineData("*a* **b** `c` ~~d~~ <kbd>e</kbd> <sub>f</sub>",
        "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del> <kbd>e</kbd> <sub>f</sub></p>")]
    [InlineData("[page](https://a.example/b?c=1&d#e) <me@a.example>",
        """<p><a href="https://a.example/b?c=1&amp;d#e">page</a> <a href="mailto:me@a.example">me@a.example</a></p>""")]
    [InlineData("| a | n |\n|---|--:|\n| x | 1 |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align: right\">n</th>")]
    [InlineData("<details><summary>More</summary>text</details>", "<details><summary>More</summary>text</details>")]
    [InlineData("- [x] done", """<li class="task-list-item"><input disabled="disabled" type="checkbox" checked="checked"> done</li>""")]
    [InlineData("<a id='there'></a>[here](#there)", """<p><a id="there"></a><a href="#there">here</a></p>""")]
    public void What_Markdown_says_stays(string markdown, string html) =>
        Assert.Contains(html, Clean("%%" + markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData("## A *head* with $x$ <b>in</b>")]
    [InlineData("$x^2$ in a line, `code`[^1]\n\n$$\\frac{a}{b}$$\n\n[^1]: A note with $y$.")]
    [InlineData("```math\nx\n```\n\n```\nplain < text\n```")]
    [InlineData("![picture](data:image/png;base64,AAAA)\n\n1. one\n1. two\n\n> quoted\n\n---")]
    public void A_page_without_HTML_of_its_own_is_as_if_it_were_trusted(string markdown)
    {
        var notebook = Fixture.Notebook("%%" + markdown);
        static string Written(string body) => body
            .Replace(" />", ">", StringComparison.Ordinal).Replace("&#8617;", "↩", StringComparison.Ordinal);
        Assert.Equal(Written(Page(notebook).Body), Written(Page(notebook, isTrusted: false).Body));
    }

    [Theory]
    [InlineData("<p title=\"\n\n# onclick=x\n\n\">t</p>", "onclick=")]
    [InlineData("<p title='$y$ `z`'>t</p>", "class=\"katex\"")]
    [InlineData("<a title=\" src='b.ipynb' onmouseover=x y=\" href='#'>t</a>", "\" onmouseover")]
    [InlineData("<p class='top' id='content' style='position:fixed;color:red'>t</p>", "top")]
    [InlineData("<p class='top' id='content' style='position:fixed;color:red'>t</p>", "position")]
    [InlineData("<p class='top' id='content' style='position:fixed;color:red'>t</p>", "content")]
    [InlineData("<img alt='a' src='https://other.example/a.png'>", "other.example")]
    public void What_acts_or_passes_for_the_page_does_not(string markdown, string trace)
    {
        var tags = TitleOrText().Replace(Clean("%%" + markdown), "");
        Assert.DoesNotContain(trace, tags, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_said_once_for_each_cell()
    {
        var page = Page(Fixture.Notebook("%%<b onclick=x>a</b><b onclick=y>b</b>", "%%<script>c</script>"), isTrusted: false);
        Assert.Equal(
            [
                "a.ipynb, cell 1: `onclick` is left out: the notebook is not trusted.",
                "a.ipynb, cell 2: `<script>` is left out: the notebook is not trusted.",
            ], page.Remarks);
    }

    [Fact]
    public void An_output_that_is_a_script_shows_what_it_says_in_words()
    {
        var output = new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["application/javascript"] = "x()", ["text/plain"] = "words" },
        };
        var body = Page(WithOutputs(output), isTrusted: false).Body;
        Assert.Contains("<pre class=\"text\">words</pre>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_plain_and_no_compiler_has_read_it()
    {
        var page = Page(Fixture.Notebook("#r \"nuget: Nowhere\"\nint x = 1; // <b>", "%%```csharp\nint y;\n```"), isTrusted: false);
        Assert.Contains("int x = 1; // &lt;b&gt;</code>", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<span", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Code.Libraries);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table>")]
    [InlineData("<details><summary>")]
    [InlineData("<pre>")]
    [InlineData("<!--")]
    [InlineData("<svg><style>")]
    public void HTML_nested_without_end_does_no_harm(string tag)
    {
        var data = new JsonObject { ["text/html"] = string.Concat(Enumerable.Repeat(tag, 100_000)) + "<script>x</script>" };
        var output = new JsonObject { ["output_type"] = "display_data", ["data"] = data };
        try
        {
            Assert.DoesNotContain("<script", Page(WithOutputs(output), isTrusted: false).Body, StringComparison.Ordinal);
        }
        catch (UserException refusal)
        {
            Assert.StartsWith("a.ipynb, cell 1: ", refusal.Message, StringComparison.Ordinal);
        }
    }

    private string Clean(params string[] cells) => Page(Fixture.Notebook(cells), isTrusted: false).Body;

    /// <summary>What may say anything: it does nothing.</summary>
    [GeneratedRegex("title=\"[^\"]*\"|>[^<]*<")]
    private static partial Regex TitleOrText();
}
