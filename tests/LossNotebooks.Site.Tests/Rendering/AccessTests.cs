namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Pages say what they are to those who don't see them, and ask nobody else for anything.</summary>
public sealed class AccessTests : PageTest
{
    [Fact]
    public void A_heading_whose_level_leaves_one_out_says_how_deep_it_stands()
    {
        var page = Page("%%# A\n\n## B\n\n#### C\n\n#### D\n\n### E\n\n#### F");
        Assert.Equal([1, 2, 3, 3, 3, 4], page.Headings.Select(heading => heading.Depth));
        Assert.Contains("<h4 id=\"c\" aria-level=\"3\">", page.Body, StringComparison.Ordinal);
        Assert.Contains("<h4 id=\"f\">", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_numbers_stands_flush_right_and_no_other()
    {
        var html = Html("| a | b | c |\n|---|---|:--|\n| x | −1,000.5 | 1 |\n| y | 2 % | 2 |");
        Assert.Contains("<td>x</td>\n<td style=\"text-align: right;\">−1,000.5</td>\n<td style=\"text-align: left;\">1</td>", html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_names_a_page_is_no_number() =>
        Assert.Contains("<td><a href=\"x\">07</a></td>", Html("| a | b |\n|---|---|\n| x | [07](x) |"), StringComparison.Ordinal);

    [Fact]
    public void A_header_without_words_is_no_header() =>
        Assert.Contains("<td></td>\n<th>b</th>", Html("| | b |\n|---|---|\n| x | y |"), StringComparison.Ordinal);

    [Fact]
    public void A_picture_on_another_host_is_said_and_a_link_to_one_is_not()
    {
        var page = Page("%%![x](https://example.org/x.png) <img alt='' src='//example.org/y.png'> [z](https://example.org/z.png)");
        Assert.Equal(2, page.Remarks.Count(remark => remark.EndsWith("pages ask no other host for anything.", StringComparison.Ordinal)));
    }
}
