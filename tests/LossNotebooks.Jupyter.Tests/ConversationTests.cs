using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using LossNotebooks.Jupyter.Protocol;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class ConversationTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    private readonly KernelClient client = kernel.Client;

    [Theory]
    [InlineData(Channel.Shell)]
    [InlineData(Channel.Control)]
    internal void The_kernel_says_who_it_is(Channel channel)
    {
        var (reply, published) = client.Ask(channel, "kernel_info_request", []);
        Assert.Equal(["busy", "idle"], published.Types());
        Assert.Equal(("ok", "C#", ".cs"),
            ((string?)reply["status"], (string?)reply["language_info"]!["name"], (string?)reply["language_info"]!["file_extension"]));
    }

    [Fact]
    public void Completion_knows_variables_and_counts_positions_in_code_points()
    {
        client.Execute("var likelihoodOfData = 1;");
        const string code = "var s = \"😀\"; likelihoodOf";
        var reply = client.Ask(Channel.Shell, "complete_request",
            new() { ["code"] = code, ["cursor_pos"] = code.EnumerateRunes().Count() }).Reply;
        Assert.Equal("likelihoodOfData", (string?)Assert.Single(reply["matches"]!.AsArray()));
        Assert.Equal((13, 25), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
    }

    [Fact]
    public void Inspection_shows_declaration_and_documentation()
    {
        var reply = client.Ask(Channel.Shell, "inspect_request",
            new() { ["code"] = "Math.Log(2)", ["cursor_pos"] = 6, ["detail_level"] = 0 }).Reply;
        Assert.True((bool)reply["found"]!);
        Assert.Contains("double Math.Log(double", (string?)reply["data"]!["text/plain"]);
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is() =>
        Assert.False((bool)client.Ask(Channel.Shell, "inspect_request", new() { ["code"] = "   ", ["cursor_pos"] = 1 }).Reply["found"]!);

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("foreach (var i in x) {", "incomplete")]
    [InlineData("}", "invalid")]
    public void A_console_learns_whether_a_line_is_complete(string code, string status) =>
        Assert.Equal(status, (string?)client.Ask(Channel.Shell, "is_complete_request", new() { ["code"] = code }).Reply["status"]);

    [Fact]
    public void History_can_be_read_by_tail_range_and_pattern()
    {
        foreach (var code in (string[])["var h1 = 1;", "$\"h{h1}\"", "var h2 = 2;", "var h1 = 1;"])
        {
            client.Execute(code);
        }
        var last = (int)client.Execute("\"end\"").Reply["execution_count"]!;
        Assert.Equal(["var h1 = 1;", "\"end\""], Inputs(new() { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal(["$\"h{h1}\"", "var h2 = 2;"],
            Inputs(new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = last - 3, ["stop"] = last - 1 }));
        Assert.Equal(["var h2 = 2;", "var h1 = 1;"],
            Inputs(new() { ["hist_access_type"] = "search", ["pattern"] = "var h? = *", ["unique"] = true }));
        Assert.Equal(["var h1 = 1;"], Inputs(new() { ["hist_access_type"] = "search", ["pattern"] = "var h?*", ["n"] = 1 }));
        var entry = Ask(new()
        {
            ["hist_access_type"] = "range",
            ["output"] = true,
            ["session"] = 1,
            ["start"] = last - 3,
            ["stop"] = last - 2
        })[0]!;
        Assert.Equal(("$\"h{h1}\"", "h1"), ((string?)entry[2]![0], (string?)entry[2]![1]));

        JsonArray Ask(JsonObject content) => client.Ask(Channel.Shell, "history_request", content).Reply["history"]!.AsArray();
        IEnumerable<string?> Inputs(JsonObject content) => Ask(content).Select(entry => (string?)entry![2]);
    }

    [Fact]
    public void A_comm_that_nobody_serves_is_closed()
    {
        var id = client.Send(Channel.Shell, "comm_open",
            new() { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        Assert.Equal("c1", (string?)client.Published(id).Only("comm_close")["comm_id"]);
        Assert.Empty(client.Ask(Channel.Shell, "comm_info_request", []).Reply["comms"]!.AsObject());
    }

    [Fact]
    public void A_cell_that_reads_a_line_asks_for_it()
    {
        var id = client.Send(Channel.Shell, "execute_request",
            KernelClient.ExecuteRequest("Console.Write($\"You said {Console.ReadLine()}.\");"));
        var question = client.Receive(Channel.Stdin);
        Assert.Equal(("input_request", id), (question.Type(), (string?)question["parent_header"]!["msg_id"]));
        Assert.False((bool)question["content"]!["password"]!);
        client.Send(Channel.Stdin, "input_reply", new() { ["value"] = "θ" });
        Assert.Equal("You said θ.", client.Published(id).Text());
        client.Reply(Channel.Shell, id);
    }

    [Fact]
    public void Two_tasks_that_read_at_once_are_answered_one_after_the_other()
    {
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("""
            System.Threading.Tasks.Parallel.Invoke(() => Console.Write(Console.ReadLine()), () => Console.Write(Console.ReadLine()));
            """));
        foreach (var answer in (string[])["a", "b"])
        {
            client.Receive(Channel.Stdin);
            client.Send(Channel.Stdin, "input_reply", new() { ["value"] = answer });
        }
        Assert.Equal("ab", string.Concat(client.Published(id).Text().Order()));
        client.Reply(Channel.Shell, id);
    }

    [Fact]
    public void A_password_is_asked_for_as_such()
    {
        const string Code = "Console.Write((await GetPasswordAsync(\"Key?\")).GetClearTextPassword().Length);";
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest(Code));
        var question = client.Receive(Channel.Stdin)["content"]!;
        Assert.Equal(("Key?", true), ((string?)question["prompt"], (bool)question["password"]!));
        client.Send(Channel.Stdin, "input_reply", new() { ["value"] = "secret" });
        Assert.Equal("6", client.Published(id).Text());
        client.Reply(Channel.Shell, id);
    }

    [Fact]
    public void A_cell_that_waits_for_a_line_can_be_interrupted()
    {
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("Console.ReadLine()"));
        client.Receive(Channel.Stdin);
        client.Ask(Channel.Control, "interrupt_request", []);
        Assert.Equal("error", (string?)client.Reply(Channel.Shell, id)["content"]!["status"]);
    }

    [Fact]
    public void A_cell_asks_nobody_who_has_said_that_he_cannot_answer()
    {
        var (reply, _) = client.Execute("Console.ReadLine()", ("allow_stdin", false));
        Assert.Contains("whoever runs this notebook cannot answer", (string?)reply["evalue"]);
    }

    [Fact]
    public void Unknown_messages_are_passed_over() =>
        Assert.Equal(["busy", "idle"], client.Published(client.Send(Channel.Shell, "moon_request", [])).Types());

    [Theory]
    [InlineData("execute_request", "{}")]
    [InlineData("execute_request", """{"code": 1}""")]
    [InlineData("execute_request", """{"code": "1", "user_expressions": 1}""")]
    [InlineData("complete_request", """{"code": "Math.", "cursor_pos": 1e99}""")]
    [InlineData("history_request", """{"hist_access_type": "by heart"}""")]
    public void A_request_that_makes_no_sense_is_answered_with_an_error(string type, string content)
    {
        var (reply, published) = client.Ask(Channel.Shell, type, JsonNode.Parse(content)!.AsObject());
        Assert.Equal("error", (string?)reply["status"]);
        Assert.Contains($"The {type} could not be handled", (string?)reply["evalue"]);
        Assert.Equal("idle", published.Types().Last());
    }

    [Fact]
    public void Random_messages_with_a_right_signature_leave_the_kernel_alive()
    {
        string[] types =
        [
            "kernel_info_request", "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
            "comm_info_request",
            "comm_open", "comm_msg", "interrupt_request", "input_reply", "debug_request", "",
        ];
        string[] names =
        [
            "code", "cursor_pos", "silent", "store_history", "stop_on_error", "user_expressions", "allow_stdin", "hist_access_type", "n",
            "session", "start",
            "stop", "pattern", "unique", "output", "comm_id", "value",
        ];
        string[] values =
        [
            "null", "-1", "1", "1e99", "true", "false", "\"tail\"", "\"range\"", "\"search\"", "\"\\ud800\"", "\"1\"", "\"*\"", "[]", "{}",
            "{\"a\": \"1\"}", "{\"a\": null}", "{\"\\ud800\": \"1\"}",
        ];
        var field = from name in Gen.Elements(names) from value in Gen.Elements(values) select $"\"{name}\": {value}";
        var message =
            from channel in Gen.Elements(Channel.Shell, Channel.Control, Channel.Stdin)
            from type in Gen.Elements(types)
            from fields in field.ListOf()
            select (channel, type, content: $"{{{string.Join(", ", fields)}}}");
        Randomly.ForAll(message, sent => client.SendRaw(sent.channel, KernelProcess.Key, sent.type, sent.content), count: 300);
        client.Ask(Channel.Control, "kernel_info_request", []);
        client.Ask(Channel.Shell, "kernel_info_request", []);
        Assert.Equal("2", client.Execute("Console.Write(1 + 1)").Published.Text());
    }

    [Fact]
    public void A_message_with_a_wrong_signature_or_without_sense_is_dropped_and_the_kernel_lives()
    {
        var forger = new Wire("another key", "forger", TimeProvider.System, new Complaints(TextWriter.Null));
        var forged = forger.Frames(new Message(Channel.Shell, [], "execute_request", [], KernelClient.ExecuteRequest("var forged = 1;")));
        foreach (var channel in (Channel[])[Channel.Shell, Channel.Control, Channel.Stdin])
        {
            client.SendFrames(channel, forged);
            client.SendFrames(channel, [[]]);
            client.SendFrames(channel, [Encoding.UTF8.GetBytes("<IDS|MSG>"), [1], [2]]);
        }
        Assert.Contains("CS0103", client.Execute("forged").Published.Text("stderr"));
    }
}
