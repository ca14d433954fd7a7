using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

/// <summary>The forms of a figure: as a kernel sends it, and as a file has it.</summary>
public sealed class FigureOutputTests
{
    private const string Figure = """{"layout":{"title":"it's <a & b>"},"data":[{"y":[1,0.5,1E-05]}]}""";

    [Fact]
    public void Whatever_its_form_the_figure_is_the_same()
    {
        var sent = Output(Html("a line", Figure), JsonNode.Parse(Figure));
        var stored = Output(Html("a line", Figure));
        FigureOutput.Store(stored, "data:image/svg+xml;base64,AAAA");
        var expected = """{"data":[{"y":[1,0.5,1e-05]}],"layout":{"title":"it's <a & b>"}}""";
        Assert.All([sent, stored, Output(null, JsonNode.Parse(Figure))], output =>
            Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), FigureOutput.JsonOf(output)!.ToJsonString()));
    }

    [Fact]
    public void A_file_has_the_figure_once_with_its_picture_in_the_place_of_the_words()
    {
        var output = Output(Html("a &lt; b", Figure), JsonNode.Parse(Figure));
        FigureOutput.Store(output, "data:image/svg+xml;base64,AAAA");
        Assert.Equal("data:image/svg+xml;base64,AAAA", FigureOutput.PictureOf(output));
        Assert.Equal(["text/html", "text/plain"], output["data"]!.AsObject().Select(entry => entry.Key).Order());
        Assert.Contains("<img alt=\"a &lt; b\" src=\"data:image/svg+xml;base64,AAAA\"></div>", (string)output["data"]!["text/html"]!,
            StringComparison.Ordinal);

        FigureOutput.Store(output, "data:image/svg+xml;base64,BBBB");
        Assert.Equal("data:image/svg+xml;base64,BBBB", FigureOutput.PictureOf(output));
        FigureOutput.Store(output, null);
        Assert.Null(FigureOutput.PictureOf(output));
        Assert.Equal(Html("a &lt; b", Figure), (string?)output["data"]!["text/html"]);
    }

    [Fact]
    public void What_the_code_has_given_does_not_change_with_the_form()
    {
        var sent = Output(Html("a line", Figure), JsonNode.Parse(Figure));
        var given = FigureOutput.Given(sent["data"]!.AsObject()).ToJsonString();
        Assert.Equal(Html("a line", Figure), (string?)JsonNode.Parse(given)!["text/html"]);
        Assert.True(FigureOutput.HasPlace(sent));
        FigureOutput.Store(sent, "data:image/svg+xml;base64,AAAA");
        Assert.Equal(given, FigureOutput.Given(sent["data"]!.AsObject()).ToJsonString());
    }

    [Theory]
    [InlineData("<p>data-loss-figure='{}'</p>")]
    [InlineData("<figure>\n<div role=\"img\" aria-label=\"a\" data-loss-figure='{}'><b>a</b></div>\n<style>")]
    [InlineData("<figure>\n<div role=\"img\" aria-label=\"<b>\" data-loss-figure='{}'>a</div>\n<style>")]
    public void Other_HTML_is_left_as_it_is(string html)
    {
        var output = Output(html);
        FigureOutput.Store(output, "data:image/svg+xml;base64,AAAA");
        Assert.Equal((false, html), (FigureOutput.HasPlace(output), (string?)output["data"]!["text/html"]));
        Assert.Null(FigureOutput.JsonOf(output));
    }

    [Fact]
    public void Of_two_figures_the_one_that_belongs_to_what_the_code_has_given_counts()
    {
        var forged = Output(Html("a line", Figure), JsonNode.Parse("""{"data":[{"y":[2]}]}"""));
        var given = FigureOutput.Given(forged["data"]!.AsObject());
        Assert.Equal(FigureOutput.JsonOf(new JsonObject { ["data"] = given })!.ToJsonString(), FigureOutput.JsonOf(forged)!.ToJsonString());
    }

    [Theory]
    [InlineData("{oops")]
    [InlineData("[1]")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    public void A_figure_that_cannot_be_read_is_none(string json) => Assert.Null(FigureOutput.JsonOf(Output(Html("a", json))));

    private static string Html(string alt, string json) => "<figure style=\"margin:0\">\n"
        + $"<div role=\"img\" aria-label=\"{alt}\" data-loss-figure='{json.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}'>{alt}</div>\n<style>";

    private static JsonObject Output(string? html, JsonNode? json = null)
    {
        var data = new JsonObject { ["text/plain"] = "a line" };
        if (html is not null)
        {
            data["text/html"] = html;
        }
        if (json is not null)
        {
            data[MimeType.Plotly] = json;
        }
        return new() { ["output_type"] = "display_data", ["data"] = data, ["metadata"] = new JsonObject() };
    }
}
