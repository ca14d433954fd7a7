using System.Text.Json.Nodes;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

/// <summary>Values on show that a front end moves through a comm. Cells declare them: the kernel goes by a name alone.</summary>
public sealed class LiveTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    private const string Declared = """
        [AttributeUsage(AttributeTargets.Class)] class LiveAttribute(string method) : Attribute { public string Method => method; }
        [Live("At")] class Moving
        {
            public object At(double[] s) => s[0] < 0 ? throw new ArgumentException("Not below 0.") : $"at {s[0]} of {s.Length}";
        }
        """;

    private readonly KernelClient client = kernel.Client;

    [Fact]
    public void A_state_is_answered_with_what_the_value_is_then()
    {
        client.Execute(Declared);
        var (display, result) = (Show("var shown = display(new Moving());"), Show("new Moving()"));
        Assert.NotEqual(display, result);
        foreach (var (name, comm) in (IEnumerable<(string, string)>)[(display, "c1"), (result, "c2")])
        {
            Assert.Equal(["busy", "idle"], Open(comm, name).Types());
            Assert.Equal("at 3 of 2", (string?)Move(comm, 3, 4)["data"]!["text/plain"]);
        }
        var open = client.Ask(Channel.Shell, "comm_info_request", []).Reply["comms"]!.AsObject();
        Assert.True(open.ContainsKey("c1") && open.ContainsKey("c2"), open.ToJsonString()); // Other tests may have opened more.
        client.Published(client.Send(Channel.Shell, "comm_close", new() { ["comm_id"] = "c1", ["data"] = new JsonObject() }));
        Assert.Equal("comm_close", Answer("c1", 1).Type());
        client.Published(client.Send(Channel.Shell, "comm_close", new() { ["comm_id"] = "c2", ["data"] = new JsonObject() }));
    }

    [Fact]
    public void A_value_that_can_not_be_drawn_gives_its_sentence_and_can_be_moved_on()
    {
        client.Execute(Declared);
        Open("c3", Show("new Moving()"));
        Assert.Equal("Not below 0.", (string?)Move("c3", -1)["error"]);
        Assert.Equal("at 1 of 1", (string?)Move("c3", 1)["data"]!["text/plain"]);
    }

    [Fact]
    public void One_that_is_shown_no_more_is_closed()
    {
        client.Execute(Declared);
        Assert.Equal("comm_close", Open("c4", "no such display")[1].Type());
        Assert.Equal("comm_close", Answer("c4", 1).Type());
    }

    [Fact]
    public void What_a_cell_has_shown_is_forgotten_when_it_is_run_again()
    {
        var displays = new LiveDisplays("test");
        var (first, second) = (displays.NewName(), displays.NewName());
        displays.Add("a", first, state => state);
        displays.Add("b", second, state => state);
        displays.Forget("a");
        Assert.Null(displays.Find(first));
        Assert.NotNull(displays.Find(second));
    }

    [Fact]
    public void A_drawing_without_end_is_interrupted()
    {
        client.Execute("""
            [AttributeUsage(AttributeTargets.Class)] class LiveAttribute(string method) : Attribute { public string Method => method; }
            [Live("At")] class Endless { public object At(double[] s) { while (true) { } } }
            """);
        Open("c5", Show("new Endless()"));
        var id = client.Send(Channel.Shell, "comm_msg", Content("c5", 1));
        client.Receive(Channel.Iopub); // It is busy.
        client.Ask(Channel.Control, "interrupt_request", []);
        Assert.Contains("interrupted", (string?)client.Published(id).Only("comm_msg")["data"]!["error"]);
    }

    private string Show(string code) => (string)client.Execute(code).Published
        .Single(message => message.Type() is "display_data" or "execute_result")["content"]!["transient"]!["display_id"]!;

    private List<JsonObject> Open(string comm, string display) => client.Published(client.Send(Channel.Shell, "comm_open",
        new() { ["comm_id"] = comm, ["target_name"] = "lossnotebooks.live", ["data"] = new JsonObject { ["display_id"] = display } }));

    private JsonNode Move(string comm, params double[] state) => Answer(comm, state)["content"]!["data"]!;

    private JsonObject Answer(string comm, params double[] state) =>
        client.Published(client.Send(Channel.Shell, "comm_msg", Content(comm, state))).Single(message => message.Type() != "status");

    private static JsonObject Content(string comm, params double[] state) => new()
    {
        ["comm_id"] = comm,
        ["data"] = new JsonObject { ["state"] = new JsonArray([.. state.Select(number => (JsonNode)number)]) },
    };
}
