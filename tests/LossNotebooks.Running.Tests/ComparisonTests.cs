using System.Text.Json.Nodes;

namespace LossNotebooks.Running.Tests;

public class ComparisonTests
{
    [Theory]
    [InlineData("Wall time: 94.8ms", "Wall time: 3.1s")]
    [InlineData("mean 0.12345678901 of y", "mean 0.12345678902 of y")]
    [InlineData("[1, -1.2e-17]", "[1.0000000001, 3.4e-18]")]
    public void Times_and_last_digits_may_differ(string committed, string fresh) =>
        Assert.Empty(Comparison.Differences(Printed(committed), Printed(fresh)));

    [Fact]
    public void Numbers_in_a_figure_may_differ_by_less_than_can_be_seen()
    {
        Assert.Empty(Comparison.Differences(Drawn(763.261), Drawn(763.275)));
        Assert.Single(Comparison.Differences(Drawn(763.261), Drawn(764.261)));
    }

    [Theory]
    [InlineData("mean 0.1234", "mean 0.1235")]
    [InlineData("3 rows", "4 rows")]
    [InlineData("a\nb", "a")]
    [InlineData("-1.5", "1.5")]
    [InlineData("x", "y")]
    public void Anything_else_may_not(string committed, string fresh) =>
        Assert.Single(Comparison.Differences(Printed(committed), Printed(fresh)));

    [Fact]
    public void A_difference_names_the_notebook_the_cell_and_the_first_line_that_differs() =>
        Assert.Equal("a.ipynb, code cell 1: the file has “two”, the run gave “2”",
            Assert.Single(Comparison.Differences(Printed("one\ntwo\nthree"), Printed("one\n2\n3"))));

    [Fact]
    public void Of_a_long_line_the_part_that_differs_is_shown()
    {
        var sentence = Assert.Single(Comparison.Differences(Printed(new string('a', 500) + "HERE" + new string('b', 500)),
            Printed(new string('a', 500) + "THERE" + new string('b', 500))));
        Assert.Contains("aHEREb", sentence, StringComparison.Ordinal);
        Assert.Contains("aTHEREb", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 100, 300);
    }

    [Fact]
    public void A_missing_output_is_a_difference() =>
        Assert.Equal("a.ipynb, code cell 1: the file has nothing, the run gave “x”",
            Assert.Single(Comparison.Differences(Fixture.Notebook("cell"), Printed("x"))));

    [Fact]
    public void Metadata_of_outputs_is_compared_and_none_is_as_good_as_empty()
    {
        JsonObject Output(JsonObject? metadata) => new()
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject(),
            ["metadata"] = metadata
        };
        Assert.Empty(Comparison.Differences(With(Output([])), With(Output(null))));
        Assert.Single(Comparison.Differences(With(Output([])), With(Output(new() { ["isolated"] = true }))));
    }

    [Fact]
    public void What_of_a_figure_follows_from_the_rest_is_not_compared()
    {
        JsonObject Output(int y, string shown) => new()
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject
            {
                ["text/html"] = "<figure style=\"margin:0\">\n<div role=\"img\" aria-label=\"a line\" "
                    + $"data-loss-figure='{{\"data\":[{y}]}}'>{shown}</div>\n<style></style>\n</figure>",
            },
        };
        var (stored, sent) = (Output(1, "<img alt=\"a line\" src=\"data:image/svg+xml;base64,AAAA\">"), Output(1, "a line"));
        sent["data"]![MimeType.Plotly] = new JsonObject { ["data"] = new JsonArray(1) };
        Assert.Empty(Comparison.Differences(With(stored), With(sent)));
        Assert.Single(Comparison.Differences(With(stored.DeepClone().AsObject()), With(Output(2, "a line"))));
    }

    [Fact]
    public void Only_cells_that_differ_are_stored()
    {
        var notebook = Printed("Wall time: 1ms");
        Comparison.StoreChanges(notebook, Printed("Wall time: 2ms"));
        Assert.Equal("Wall time: 1ms", (string?)notebook.Cells[0].Outputs[0]!["text"]);
        Comparison.StoreChanges(notebook, Printed("new"));
        Assert.Equal("new", (string?)notebook.Cells[0].Outputs[0]!["text"]);
    }

    private static Notebook Printed(string text) => With(new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text });

    private static Notebook Drawn(double y) => With(new()
    {
        ["output_type"] = "display_data",
        ["data"] = new JsonObject
        {
            [
            MimeType.Plotly] = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["y"] = new JsonArray(1.5, y) }) }
        },
    });

    private static Notebook With(JsonObject output)
    {
        var notebook = Fixture.Notebook("cell");
        notebook.Cells[0].Store([output], 1);
        return notebook;
    }
}
