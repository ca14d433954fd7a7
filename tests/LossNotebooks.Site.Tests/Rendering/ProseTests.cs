namespace LossNotebooks.Site.Tests.Rendering;

public sealed class ProseTests : PageTest
{
    [Fact]
    public void Headings_get_anchors_that_are_unique_in_the_page_and_all_are_collected()
    {
        var page = Page("%%# Title", "%%## The loss", "%%### The *loss*", "%%## The Loss");
        Assert.Contains(
            """<h2 id="the-loss">The loss<a class="anchor" href="#the-loss" aria-label="Link to this section">#</a></h2>""",
            page.Body, StringComparison.Ordinal);
        Assert.Contains("""<h3 id="the-loss-1">The <em>loss</em><a""", page.Body, StringComparison.Ordinal);
        Assert.Equal(["title", "the-loss", "the-loss-1", "the-loss-2"], page.Headings.Select(heading => heading.Id));
    }

    [Theory]
    [InlineData("95 % at 31 °F", "95_% at 31_°F")]
    [InlineData("with σ = 2, ν̂ = −1 and z₁ ≥ ½", "with σ_=_2, ν̂_=_−1 and z₁_≥_½")]
    [InlineData("below 0 ft, where q = t", "below 0_ft, where q_=_t")]
    [InlineData("in one % of 3 gaps, of = 2", "in one % of 3 gaps, of = 2")]
    public void What_is_short_is_not_parted(string markdown, string text) =>
        Assert.Equal($"<p>{text.Replace('_', '\u00a0')}</p>", Html(markdown));

    [Fact]
    public void Footnotes_of_two_cells_have_different_anchors()
    {
        var html = Body("%%a[^1]\n\n[^1]: one", "%%b[^1]\n\n[^1]: two");
        var ids = html.Split(" id=\"").Skip(1).Select(part => part.Split('"')[0]).ToList();
        Assert.Equal(4, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var id in ids)
        {
            Assert.Contains($"href=\"#{id}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_footnote_may_be_written_in_another_cell()
    {
        var html = Body("%%a[^n] and `[^m]`", "%%b", "%%c\n\n[^n]: first\n\n    second\n[^m]: nobody's\n\nd");
        Assert.Single(html.Split("class=\"footnotes\"").Skip(1));
        Assert.Contains("<p>first</p>\n<p>second", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", html, StringComparison.Ordinal);
        Assert.EndsWith("""<div class="prose"><p>c</p>""" + "\n<p>d</p>\n</div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_in_a_fence_is_coloured_when_it_is_csharp_and_escaped_in_any_case()
    {
        const string Coloured = """<span class="keyword">var</span> a = <span class="string">&quot;&lt;&quot;</span>; """
            + """<span class="comment behind">// one</span>""";
        Assert.Equal($"""<pre class="code"><code>{Coloured}</code></pre>""", Html("```csharp\nvar a = \"<\"; // one\n```"));
        Assert.EndsWith(
            """<span class="comment behind">// one</span><span class="comment">""" + "\n// two</span></code></pre>",
            Html("```csharp\na(); // one\n// two\n```"), StringComparison.Ordinal);
        Assert.Equal("""<pre class="code"><code>a &lt; b</code></pre>""", Html("```\na < b\n```"));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("List<")]
    [InlineData("!")]
    [InlineData("a.")]
    [InlineData("a ? b : ")]
    public void Code_in_a_fence_that_the_compiler_cannot_bear_is_plain(string opening)
    {
        var code = string.Concat(Enumerable.Repeat(opening, 20_000));
        Assert.Equal(
            $"""<pre class="code"><code>{code.Replace("<", "&lt;", StringComparison.Ordinal)}</code></pre>""",
            Html($"```csharp\n{code}\n```"));
    }

    [Fact]
    public void Tables_scroll_by_themselves() =>
        Assert.StartsWith("""<div class="scroll">""" + "\n<table>", Html("| a |\n|---|\n| 1 |"), StringComparison.Ordinal);

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n*Source: me*")]
    [InlineData("text\n| a | b |\n|---|---|\n| 1 | 2 |\n*Source: me*")]
    [InlineData("> a | b\n> -|-\n> 1 | 2\n> *Source: me*")]
    public void A_line_of_text_right_below_a_table_is_its_last_row(string markdown)
    {
        var html = Html(markdown);
        Assert.Contains("<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n<tr>\n<td><em>Source: me</em></td>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain("|", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R^2 and R^2")]
    [InlineData("C++11 to C++14")]
    [InlineData("a==b, b==c")]
    [InlineData("H~2~O")]
    public void Marks_that_no_other_front_end_reads_are_text(string markdown) => Assert.Equal($"<p>{markdown}</p>", Html(markdown));

    [Fact]
    public void Text_may_be_struck() => Assert.Equal("<p><del>gone</del></p>", Html("~~gone~~"));

    [Theory]
    [InlineData("see https://example.org/a$b?c=$d.", "https://example.org/a$b?c=$d", "https://example.org/a$b?c=$d")]
    [InlineData("(www.example.org)", "https://www.example.org", "www.example.org")]
    public void Bare_addresses_are_links(string markdown, string href, string text) =>
        Assert.Contains($"""<a href="{href}">{text}</a>""", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_box_of_Jupyters_is_one_of_the_page() =>
        Assert.Equal("""<div class="alert alert-info">a <b>b</b></div>""", Html("""<div class="alert alert-info">a <b>b</b></div>"""));
}
