using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>Code that a reader has changed is compiled in the browser, after the cells that ran as they are.</summary>
[Collection(nameof(LiveCourse))]
public sealed class EditedCellTests(LiveCourse course)
{
    [Fact]
    public async Task A_cell_that_was_changed_sees_those_above_it_and_is_seen_by_those_below()
    {
        var notebook = course.Notebooks.Single(notebook => notebook.Name == "05-inference");
        using var browser = await course.StartAsync("05-inference");
        foreach (var cell in notebook.CodeCells.Take(3))
        {
            Assert.Equal("ok", Reply(Run(cell.Id, cell.Source)));
        }
        Assert.DoesNotContain(browser.Requests(), request => request.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));

        Assert.Contains(">7.865<", Result(Run("train-claim", "var twice = 2 * fit.B;\nMath.Round(twice, 3)")), StringComparison.Ordinal);
        Assert.Contains(">-7.865<", Result(Run("a cell of no notebook", "-Math.Round(twice, 3)")), StringComparison.Ordinal);
        var error = Run("train-claim", "twice +");
        Assert.Equal("error", Reply(error));
        Assert.Contains("(1,8): error CS1733", error.ToJsonString(), StringComparison.Ordinal);
        var thrown = Run("train-claim", "int zero = 0;\n1 / zero");
        Assert.Contains("DivideByZeroException", thrown.ToJsonString(), StringComparison.Ordinal);

        JsonArray Run(string id, string code) => JsonNode.Parse(browser.Await<string>(
            $"run({JsonSerializer.Serialize(id)}, {JsonSerializer.Serialize(code)}).then(JSON.stringify)"))!.AsArray();
    }

    private static JsonNode Content(JsonArray messages, string type) =>
        messages.Single(message => (string?)message!["header"]!["msg_type"] == type)!["content"]!;

    private static string? Reply(JsonArray messages) => (string?)Content(messages, "execute_reply")["status"];

    private static string? Result(JsonArray messages)
    {
        Assert.True(Reply(messages) == "ok", messages.ToJsonString());
        return (string?)Content(messages, "execute_result")["data"]!["text/html"];
    }
}
