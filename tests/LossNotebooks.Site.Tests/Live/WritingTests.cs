using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>What a reader who writes code hears of the engine in the browser, and cells that await.</summary>
[Collection(nameof(LiveCourse))]
public sealed class WritingTests(LiveCourse course)
{
    [Fact]
    public async Task Names_are_proposed_and_explained_and_faults_are_told()
    {
        using var browser = await course.StartAsync("05-inference");
        var first = course.Notebooks.Single(notebook => notebook.Name == "05-inference").CodeCells.First();
        Run(browser, first.Id, first.Source);
        Assert.Equal("ok", (string?)Run(browser, "of no cell", "var sample = new Normal(0, 2);")["status"]);
        var completed = Ask(browser, "complete_request", "sample.Log", 10);
        Assert.Contains("LogProbability", completed["matches"]!.AsArray().Select(name => (string?)name));
        Assert.Equal((7, 10), ((int)completed["cursor_start"]!, (int)completed["cursor_end"]!));
        Assert.Contains("Normal", Ask(browser, "complete_request", "Norm", 4)["matches"]!.AsArray().Select(name => (string?)name));
        var explained = (string?)Ask(browser, "inspect_request", "new Normal(1, 1)", 8)["data"]!["text/plain"];
        Assert.Contains("Normal", explained, StringComparison.Ordinal);
        Assert.Contains("\n", explained, StringComparison.Ordinal); // What the library says of it.
        var fault = Assert.Single(Ask(browser, "diagnose_request", "var x = sampel.Mean;", 0)["diagnostics"]!.AsArray())!;
        Assert.Equal((8, 14, "error"), ((int)fault["start"]!, (int)fault["end"]!, (string?)fault["severity"]));
        Assert.StartsWith("CS0103: ", (string?)fault["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_awaits_what_is_not_finished_and_the_next_waits_for_it()
    {
        using var browser = await course.StartAsync("05-inference");
        var both = JsonNode.Parse(browser.Await<string>($"""
            Promise.all([
              ask("execute_request", execute("Console.Write(1); await Task.Delay(50); Console.Write(2); var late = 3; late")),
              ask("execute_request", execute("late * 2")),
            ]).then(JSON.stringify)
            """))!.AsArray();
        Assert.Equal("12", string.Concat(Of(both[0]!, "stream").Select(stream => (string?)stream["text"])));
        Assert.Contains(">3<", (string?)Of(both[0]!, "execute_result").Single()["data"]!["text/html"], StringComparison.Ordinal);
        Assert.Contains(">6<", (string?)Of(both[1]!, "execute_result").Single()["data"]!["text/html"], StringComparison.Ordinal);
        var failed = Run(browser, "of no cell", "await Task.Delay(1); throw new InvalidOperationException(\"late\");");
        Assert.Contains("InvalidOperationException: late", (string?)failed["evalue"], StringComparison.Ordinal);
    }

    private static JsonNode Run(Browser browser, string id, string code) => Reply(browser.Await<string>(
        $"run({JsonSerializer.Serialize(id)}, {JsonSerializer.Serialize(code)}).then(JSON.stringify)"));

    private static JsonNode Ask(Browser browser, string type, string code, int place) => Reply(browser.Await<string>(
        $"ask('{type}', {{ code: {JsonSerializer.Serialize(code)}, cursor_pos: {place}, detail_level: 0 }}).then(JSON.stringify)"));

    private static JsonNode Reply(string messages) => JsonNode.Parse(messages)!.AsArray()
        .Single(message => ((string)message!["header"]!["msg_type"]!).EndsWith("_reply", StringComparison.Ordinal))!["content"]!;

    private static IEnumerable<JsonNode> Of(JsonNode messages, string type) => messages.AsArray()
        .Where(message => (string?)message!["header"]!["msg_type"] == type).Select(message => message!["content"]!);
}
