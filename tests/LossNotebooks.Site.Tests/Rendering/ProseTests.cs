using System.Text.Json.Nodes;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Tests.Rendering;

public sealed class ProseTests : IAsyncLifetime
{
    private Mathematics mathematics = null!;
    private Prose prose = null!;

    public async ValueTask InitializeAsync()
    {
        Tools.NeedNode();
        await NodeModules.EnsureAsync(TestContext.Current.CancellationToken);
        mathematics = new Mathematics();
        prose = new Prose(mathematics, new Code(Fixture.Notebook("1")));
    }

    public ValueTask DisposeAsync()
    {
        mathematics?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Headings_get_anchors_that_are_unique_in_the_page_and_all_are_collected()
    {
        Assert.Equal("""<h2 id="the-loss">The loss <a class="anchor" href="#the-loss" aria-label="Link to this section">#</a></h2>""", Html("## The loss"));
        Assert.StartsWith("""<h3 id="the-loss-2">The <em>loss</em> """, Html("### The *loss*"));
        Assert.Equal(["the-loss", "the-loss-2"], prose.Headings.All.Select(heading => heading.Id));
    }

    [Theory]
    [InlineData("a $x_1$ b")]
    [InlineData("a $x_1$ b, which costs $5 or $6")]
    [InlineData("| $x_1$ |\n|---|")]
    [InlineData("<details>\n\n$x_1$\n\n</details>")]
    public void Inline_mathematics_is_set_once_and_money_is_not(string markdown)
    {
        var html = Html(markdown);
        Assert.Single(html.Split("""<span class="katex">""").Skip(1));
        Assert.Contains("""<annotation encoding="application/x-tex">x_1</annotation>""", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$$\nx < 1\n$$")]
    [InlineData("$$x < 1$$")]
    [InlineData("so that\n$$x\n < 1$$\nholds")]
    [InlineData("* item\n  $$x\n    < 1$$")]
    public void Displayed_mathematics_may_start_anywhere_and_span_lines(string markdown)
    {
        var html = Html(markdown);
        Assert.Contains("class=\"math\"", html, StringComparison.Ordinal);
        Assert.Contains("katex-display", html, StringComparison.Ordinal);
        Assert.DoesNotContain("$", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"$$a = 1\$$$", @"a = 1\$")]
    [InlineData(@"$$a \\$$ and $5", @"a \\")]
    public void A_dollar_within_displayed_mathematics_does_not_end_it(string markdown, string formula) =>
        Assert.Contains($"""<annotation encoding="application/x-tex">{formula}</annotation>""", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_formula_that_cannot_be_set_gets_one_sentence()
    {
        var fault = Assert.Throws<UserException>(() => Html(@"$\frac{1}$"));
        Assert.StartsWith(@"the formula `\frac{1}` can't be set: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("[x](02-a.ipynb)", "02-a.html")]
    [InlineData("[x](02-a.ipynb#The-Loss-L)", "02-a.html#the-loss-l")]
    [InlineData("[x](#The-Loss)", "#the-loss")]
    [InlineData("[x](https://example.org/a.ipynb#B)", "https://example.org/a.ipynb#B")]
    public void Links_between_notebooks_lead_to_pages_and_their_anchors(string markdown, string href) =>
        Assert.Contains($"href=\"{href}\"", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void An_attached_picture_is_part_of_the_page() =>
        Assert.Contains("src=\"data:image/png;base64,AAAA\"",
            prose.Render("![x](attachment:a.png)", JsonNode.Parse("""{"a.png":{"image/png":"AAAA\n"}}""")), StringComparison.Ordinal);

    [Fact]
    public void Footnotes_of_two_cells_have_different_anchors()
    {
        var html = Html("a[^1]\n\n[^1]: one") + Html("b[^1]\n\n[^1]: two");
        var ids = html.Split(" id=\"").Skip(1).Select(part => part.Split('"')[0]).ToList();
        Assert.Equal(4, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var id in ids)
        {
            Assert.Contains($"href=\"#{id}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Code_in_a_fence_is_coloured_when_it_is_csharp_and_escaped_in_any_case()
    {
        Assert.Equal("""<pre class="code" tabindex="0"><code><span class="keyword">var</span> a = <span class="string">&quot;&lt;&quot;</span>; <span class="comment">// one</span></code></pre>""",
            Html("```csharp\nvar a = \"<\"; // one\n```"));
        Assert.Equal("""<pre class="code" tabindex="0"><code>a &lt; b</code></pre>""", Html("```\na < b\n```"));
    }

    [Fact]
    public void Tables_scroll_by_themselves() => Assert.StartsWith("""<div class="scroll" tabindex="0">""" + "\n<table>", Html("| a |\n|---|\n| 1 |"), StringComparison.Ordinal);

    private string Html(string markdown) => prose.Render(markdown).Trim();
}
