using System.Text.Json.Nodes;

namespace LossNotebooks.Running.Tests;

public class OutputRecorderTests
{
    private readonly OutputRecorder recorder = new();

    [Fact]
    public void Pieces_of_a_stream_merge_until_something_else_comes_between()
    {
        var cell = recorder.Cell(1);
        foreach (var output in (Output[])[new Stream("stdout", "a"), new Stream("stdout", "b\n"), new Stream("stderr", "c"),
            new Stream("stdout", "d")])
        {
            cell.Write(output);
        }

        Assert.Equal(["ab\n", "c", "d"], cell.ToJson().Select(output => (string)output!["text"]!));
        Assert.Equal(["stdout", "stderr", "stdout"], cell.ToJson().Select(output => (string)output!["name"]!));
    }

    [Fact]
    public void An_update_reaches_the_display_of_an_earlier_cell()
    {
        var first = recorder.Cell(1);
        var second = recorder.Cell(2);
        first.Write(new DisplayData(Text("before"), "id"));
        second.Write(new UpdateDisplayData(Text("after"), "id"));
        Assert.Equal("after", Plain(Assert.Single(first.ToJson())));
        Assert.Empty(second.ToJson());
    }

    [Fact]
    public void Clearing_removes_at_once_or_waits_for_the_next_output()
    {
        var cell = recorder.Cell(1);
        cell.Write(new Stream("stdout", "gone"));
        cell.Write(new ClearOutput(Wait: false));
        Assert.Empty(cell.ToJson());
        cell.Write(new Stream("stdout", "stays for now"));
        cell.Write(new ClearOutput(Wait: true));
        Assert.Single(cell.ToJson());
        cell.Write(new DisplayData(Text("last"), null));
        Assert.Equal("last", Plain(Assert.Single(cell.ToJson())));
    }

    [Fact]
    public void Results_and_errors_have_the_members_that_nbformat_demands()
    {
        var cell = recorder.Cell(3);
        cell.Write(new ExecuteResult(Text("2")));
        cell.Write(new Error("Error", "it broke", ["at cell 3"]));
        Assert.Equal("""{"output_type":"execute_result","execution_count":3,"data":{"text/plain":"2"},"metadata":{}}""",
            cell.ToJson()[0]!.ToJsonString());
        Assert.Equal("""{"output_type":"error","ename":"Error","evalue":"it broke","traceback":["at cell 3"]}""",
            cell.ToJson()[1]!.ToJsonString());
    }

    private static MimeBundle Text(string text) => MimeBundle.Of("text/plain", text);

    private static string? Plain(JsonNode? output) => (string?)output!["data"]!["text/plain"];
}
