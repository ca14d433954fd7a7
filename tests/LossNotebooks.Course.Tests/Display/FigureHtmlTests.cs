using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Course.Tests.Plots;
using Microsoft.DotNet.Interactive.Formatting;

namespace LossNotebooks.Course.Tests.Display;

public partial class FigureHtmlTests
{
    private const string Nasty = "</script><b>a</b> & 'it\"s' μ";

    [Fact]
    public void A_chart_prefers_html_and_text_and_knows_plotly_json()
    {
        var chart = Plot.Scatter([1], [2]).Axes("time (s)", "height (m)");
        chart.Json();
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(chart.GetType()).Order());
        Assert.Contains(Formatter.RegisteredFormatters(),
            f => f.MimeType == FigureParts.PlotlyJson && f.Type.IsAssignableFrom(chart.GetType()));
        Assert.Equal("height (m) over time (s): a point.", chart.Shown("text/plain"));
    }

    [Fact]
    public void The_html_carries_the_figure_and_its_words()
    {
        var chart = Plot.Scatter([1], [2], name: "start");
        var html = chart.Html();
        Assert.Contains("role=\"img\" aria-label=\"Figure: a point “start”.\"", html, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(chart.Json(), Carried(html)));
    }

    [Fact]
    public void Texts_of_any_kind_stay_texts()
    {
        var chart = Plot.Scatter([1], [2], name: Nasty).Title(Nasty).Axes(Nasty, Nasty);
        var html = chart.Html();
        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Equal(Nasty, Carried(html)["data"]![0].Text("name"));
    }

    [Fact]
    public void Equal_figures_have_equal_html_without_ids()
    {
        Assert.Equal(Plot.Point(1, 2).Html(), Plot.Point(1, 2).Html());
        Assert.DoesNotContain(" id=", Plot.Point(1, 2).Html(), StringComparison.Ordinal);
    }

    private static JsonNode Carried(string html) => JsonNode.Parse(WebUtility.HtmlDecode(Json().Match(html).Groups[1].Value))!;

    [GeneratedRegex("data-loss-figure='([^']*)'")]
    private static partial Regex Json();
}
