using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Rendering;

/// <summary>Cells and their outputs.</summary>
public sealed class CellTests : PageTest
{
    [Theory]
    [InlineData("""{}""", true, false, true, false)]
    [InlineData("""{"tags":["hide-input"]}""", true, true, true, false)]
    [InlineData("""{"tags":["hide_output"]}""", true, false, true, true)]
    [InlineData("""{"jupyter":{"source_hidden":true}}""", true, true, true, false)]
    [InlineData("""{"jupyter":{"outputs_hidden":true}}""", true, false, true, true)]
    [InlineData("""{"collapsed":true}""", true, false, true, true)]
    [InlineData("""{"collapsed":"true","jupyter":{"outputs_hidden":1}}""", true, false, true, false)]
    [InlineData("""{"tags":["hide-cell"]}""", true, true, true, true)]
    [InlineData("""{"tags":["remove-input"]}""", false, false, true, false)]
    [InlineData("""{"tags":["remove-output"]}""", true, false, false, false)]
    [InlineData("""{"tags":["remove-cell"]}""", false, false, false, false)]
    public void What_an_author_has_folded_is_folded_and_what_is_to_be_removed_is_gone(
        string metadata, bool hasSource, bool isSourceFolded, bool hasOutput, bool isOutputFolded)
    {
        var notebook = WithOutputs(JsonNode.Parse("""{"output_type":"stream","name":"stdout","text":"printed"}""")!);
        notebook.Cells[0].Json["source"] = "written";
        notebook.Cells[0].Json["metadata"] = JsonNode.Parse(metadata);
        var body = Page(Reread(notebook)).Body;
        Assert.Equal((hasSource, isSourceFolded), Place("written"));
        Assert.Equal((hasOutput, isOutputFolded), Place("printed"));

        (bool IsThere, bool IsFolded) Place(string word)
        {
            var before = body.Split(word)[0];
            return before == body ? (false, false) : (true, before.Split("<details").Length > before.Split("</details").Length);
        }
    }

    [Fact]
    public void What_a_removed_cell_declares_is_known_to_the_next()
    {
        var notebook = Fixture.Notebook("record Point(int X);", "new Point(1)");
        notebook.Cells[0].Json["metadata"]!["tags"] = new JsonArray("remove-cell");
        Assert.Contains("<span class=\"type\">Point</span>", Page(Reread(notebook)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_does_not_compile_leaves_the_others_as_they_are()
    {
        var body = Body("record Point(int X);", "Nowhere.At.All();", "new Point(1)");
        Assert.Equal(2, body.Split("<span class=\"type\">Point</span>").Length - 1);
        Assert.Contains("Nowhere.At.", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "<p>a <b>b</b></p>", "<div class=\"html\"><p>a <b>b</b></p></div>")]
    [InlineData("text/markdown", "a **b**", "<div class=\"prose\"><p>a <strong>b</strong></p>\n</div>")]
    [InlineData("text/x-rst", "a <b>", "<pre class=\"text\">a &lt;b&gt;</pre>")]
    public void A_raw_cell_is_shown_by_its_format(string type, string source, string html)
    {
        var notebook = Fixture.Notebook(source);
        (notebook.Cells[0].Json["cell_type"], notebook.Cells[0].Json["metadata"]!["raw_mimetype"]) = ("raw", type);
        Assert.Contains(html, Page(Reread(notebook)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_stands_before_its_code_and_has_the_caption_and_the_words_of_its_author()
    {
        var notebook = Fixture.Notebook("drawn", "%%It *rises*.");
        notebook.Cells[0].Json["outputs"] =
            JsonNode.Parse("""[{"output_type":"display_data","data":{"application/vnd.plotly.v1+json":{}}}]""");
        notebook.Cells[0].Json["metadata"]!["alt"] = "A \"line\"";
        notebook.Cells[1].Json["metadata"]!["tags"] = new JsonArray("caption");
        var body = Page(Reread(notebook)).Body;
        Assert.Contains("alt=\"A &quot;line&quot;\"", body, StringComparison.Ordinal);
        Assert.Matches("(?s)<figure.*<figcaption>.*It <em>rises</em>\\..*</figcaption></figure>.*<details.*drawn", body);
        Assert.Equal(2, body.Split("<em>rises</em>").Length);
    }

    [Theory]
    [InlineData("✓ 2.02 < 3\n✓ 4", "<p class=\"claims\">[2.02 &lt; 3]</p><p class=\"claims\">[4]</p>")]
    [InlineData("✓ 1  ✓ 2   in all", "<p class=\"claims\">[1]  [2]   in all</p>")]
    [InlineData("the bend at ✓ 192.4", "<p class=\"claims\">the bend at [192.4]</p>")]
    [InlineData("✓ 1\nbatches: ✓ 2\n3", "<p class=\"claims\">[1]</p><p class=\"claims\">batches: [2]</p><p class=\"claims\">3</p>")]
    public void Each_claim_that_holds_is_a_mark_with_what_it_says(string text, string html) => Assert.Contains(
        html.Replace("[", "<span class=\"claim\">", StringComparison.Ordinal).Replace("]", "</span>", StringComparison.Ordinal),
        Output("text/plain", text), StringComparison.Ordinal);

    [Theory]
    [InlineData("      a   b\none   1   2", " style=\"--columns: 11\"")]
    [InlineData("losses, all of them:\none   1 < 2\ntwo   3 < 4", " style=\"--columns: 11\"")]
    [InlineData("one   1   2", "")]
    [InlineData("  indented\n  as well", "")]
    [InlineData("one   123456789012345678901234567890123456789012345678901234567890\ntwo   3", "")]
    public void Columns_of_text_say_how_wide_they_are_if_they_fit_on_a_telephone(string text, string style) =>
        Assert.Contains($"<pre class=\"text\"{style}>", Output("text/plain", text), StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_no_columns_wraps_at_its_gaps_first() => Assert.Contains(
        "><span class=\"piece\">a 1</span>   <span class=\"piece\">b 2 &lt; 3</span>\nno gap</pre>",
        Output("text/plain", "a 1   b 2 < 3\nno gap"), StringComparison.Ordinal);

    [Fact]
    public void A_caption_of_nothing_is_text() => Assert.Contains(
        "<div class=\"prose\"><p>What to see", Tagged("caption", "%%What to see"), StringComparison.Ordinal);

    [Fact]
    public void The_check_of_an_exercise_is_folded_and_judges_nobody()
    {
        var body = Tagged("check", "1");
        Assert.Contains("<summary>The check, with hints</summary>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"output\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"layout":{"meta":"words"}}""")]
    [InlineData("""{"layout":{"height":"100"}}""")]
    [InlineData("""{"layout":"none"}""")]
    [InlineData("""{}""")]
    public void A_figure_that_says_something_odd_of_itself_is_a_figure(string figure) =>
        Assert.Contains(
            "style=\"--wide: 420px; --narrow: 420px\"", Output(MimeType.Plotly, JsonNode.Parse(figure)!), StringComparison.Ordinal);

    [Fact]
    public void JSON_can_be_read() => Assert.Contains(
        "{\n  &quot;name&quot;: &quot;Größe &lt;b&gt;&quot;\n}",
        Output("application/json", new JsonObject { ["name"] = "Größe <b>" }),
        StringComparison.Ordinal);

    [Fact]
    public void An_output_that_pages_cannot_show_says_so() => Assert.Contains(
        "An output that pages can't show: application/x-odd.", Output("application/x-odd", "?"), StringComparison.Ordinal);

    [Fact]
    public void A_picture_in_SVG_keeps_its_names_to_itself()
    {
        var html = Output("image/svg+xml", "<svg width='9'><g id='a'/></svg>");
        var address = html.Split("src=\"data:image/svg+xml;base64,")[1].Split('"')[0];
        var svg = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(address));
        Assert.Equal("<svg xmlns=\"http://www.w3.org/2000/svg\" width='9'><g id='a'/></svg>", svg);
    }

    [Fact]
    public void Whatever_goes_wrong_with_a_cell_a_sentence_says_where()
    {
        var notebook = Fixture.Notebook("%%a", "1");
        notebook.Cells[1].Json["outputs"] = new JsonArray(JsonValue.Create("no output"));
        var fault = Assert.Throws<UserException>(() => Page(notebook));
        Assert.StartsWith("a.ipynb, cell 2 can't be shown: ", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A cell with a tag, and with an output if it is code, as HTML.</summary>
    private string Tagged(string tag, string source)
    {
        var notebook = Fixture.Notebook(source);
        notebook.Cells[0].Json["metadata"]!["tags"] = new JsonArray(tag);
        if (notebook.Cells[0].Kind == CellKind.Code)
        {
            notebook.Cells[0].Json["outputs"] = JsonNode.Parse("""[{"output_type":"stream","name":"stdout","text":"printed"}]""");
        }

        return Page(Reread(notebook)).Body;
    }

    /// <summary>The notebook as it is in a file: cells know their kinds and tags from there.</summary>
    private static Notebook Reread(Notebook notebook) => NotebookFile.Parse(NotebookFile.ToText(notebook), "a.ipynb");
}
