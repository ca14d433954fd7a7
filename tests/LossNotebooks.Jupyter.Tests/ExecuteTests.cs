using System.Text.Json.Nodes;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class ExecuteTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    private readonly KernelClient client = kernel.Client;

    [Fact]
    public void Everything_that_a_cell_does_is_published_in_order_between_busy_and_idle()
    {
        var (reply, published) = client.Execute("""
            Console.Write("a"); display("b"); Console.Write("c"); Console.Error.Write("d"); Console.Write("e");
            "f"
            """);
        Assert.Equal(["busy", "execute_input", "stream", "display_data", "stream", "stream", "stream", "execute_result", "idle"],
            published.Types());
        Assert.Equal("a b c d e f", string.Join(' ', published.Select(message => message["content"]!)
            .Select(content => content["text"] ?? content["data"]?["text/plain"]).OfType<JsonNode>()));
        Assert.Equal(("ok", 0, 0),
            ((string?)reply["status"], reply["payload"]!.AsArray().Count, reply["user_expressions"]!.AsObject().Count));
    }

    [Fact]
    public void A_cell_is_counted_and_its_input_and_result_bear_its_number()
    {
        var before = (int)client.Execute("1").Reply["execution_count"]!;
        var (reply, published) = client.Execute("6 * 7");
        Assert.Equal(before + 1, (int)reply["execution_count"]!);
        Assert.Equal(before + 1, (int)published.Only("execute_input")["execution_count"]!);
        Assert.Equal("6 * 7", (string?)published.Only("execute_input")["code"]);
        Assert.Equal(before + 1, (int)published.Only("execute_result")["execution_count"]!);
    }

    [Fact]
    public void A_silent_cell_publishes_nothing_and_is_not_counted()
    {
        var before = (int)client.Execute("1").Reply["execution_count"]!;
        var (reply, published) = client.Execute("var silent = 5; Console.WriteLine(silent); silent", ("silent", true));
        Assert.Equal(["busy", "idle"], published.Types());
        Assert.Equal(before, (int)reply["execution_count"]!);
        Assert.Equal("5", client.Execute("Console.Write(silent)").Published.Text());
    }

    [Fact]
    public void A_cell_that_is_not_to_be_remembered_is_not_counted()
    {
        var before = (int)client.Execute("1").Reply["execution_count"]!;
        Assert.Equal(["busy", "execute_input", "stream", "idle"],
            client.Execute("Console.Write(1)", ("store_history", false)).Published.Types());
        Assert.Equal(before + 1, (int)client.Execute("1").Reply["execution_count"]!);
    }

    [Fact]
    public void Errors_are_published_and_replied_and_name_the_cell_as_the_front_end_numbers_it()
    {
        client.Execute("1", ("silent", true));
        var (reply, published) = client.Execute("var none = 0;\nthrow new InvalidOperationException($\"no {none}\");");
        Assert.Equal(["busy", "execute_input", "error", "idle"], published.Types());
        var error = published.Only("error");
        Assert.Equal("System.InvalidOperationException: no 0", (string?)error["traceback"]![0]);
        Assert.Contains($"cell {reply["execution_count"]}, line 2", (string?)error["traceback"]![1]);
        Assert.Equal("error", (string?)reply["status"]);
        foreach (var part in (string[])["ename", "evalue", "traceback"])
        {
            Assert.True(JsonNode.DeepEquals(error[part], reply[part]), $"The {part} of error and reply differ.");
        }
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell_and_may_fail()
    {
        var (reply, published) = client.Execute("var u = 20;",
            ("user_expressions", new JsonObject { ["good"] = "$\"{u + 1}\"", ["bad"] = "nowhere" }));
        Assert.Equal("ok", (string?)reply["user_expressions"]!["good"]!["status"]);
        Assert.Equal("21", (string?)reply["user_expressions"]!["good"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)reply["user_expressions"]!["bad"]!["status"]);
        Assert.Equal(["busy", "execute_input", "idle"], published.Types());
    }

    [Fact]
    public void A_display_of_an_earlier_cell_can_be_updated()
    {
        var shown = client.Execute("var shown = display(\"early\");").Published.Only("display_data");
        var (_, published) = client.Execute("shown.Update(\"late\");");
        Assert.Equal("late", (string?)published.Only("update_display_data")["data"]!["text/plain"]);
        Assert.Equal((string?)shown["transient"]!["display_id"],
            (string?)published.Only("update_display_data")["transient"]!["display_id"]);
    }

    [Fact]
    public void Outputs_can_be_cleared() =>
        Assert.False((bool)client.Execute("ClearOutput();").Published.Only("clear_output")["wait"]!);

    [Fact]
    public void Code_that_asks_for_a_culture_gets_one() =>
        Assert.Equal("de-DE", client.Execute("Console.Write(new System.Globalization.CultureInfo(\"de-DE\").Name)").Published.Text());

    [Fact]
    public void Json_is_sent_as_an_object() =>
        Assert.Equal(1, (int)client.Execute(""" "{\"a\": 1}".DisplayAs("application/vnd.example+json");""").Published
            .Only("display_data")["data"]!["application/vnd.example+json"]!["a"]!);

    [Fact]
    public void An_output_that_json_cannot_hold_is_an_error_of_its_cell_and_the_kernel_lives()
    {
        var (reply, _) = client.Execute(""" "{\"a\": \"\\ud800\"}".DisplayAs("application/vnd.example+json");""");
        Assert.Contains("surrogate", (string?)reply["evalue"]);
        var expression = new JsonObject { ["half"] = """ "{\"a\": \"\\ud800\"}".DisplayAs("application/vnd.example+json") """ };
        client.Execute("1", ("user_expressions", expression));
        Assert.Equal("2", client.Execute("Console.Write(1 + 1)").Published.Text());
    }

    [Fact]
    public void What_a_cell_has_shown_is_not_kept()
    {
        client.Execute("""
            var shown = new List<WeakReference>();
            void Show() { var value = new object(); shown.Add(new WeakReference(value)); display(value); }
            """);
        client.Execute("for (var i = 0; i < 10; i++) { Show(); }");
        Assert.Equal("10 0",
            client.Execute("GC.Collect(); Console.Write($\"{shown.Count} {shown.Count(value => value.IsAlive)}\")").Published.Text());
    }

    [Fact]
    public void What_a_background_task_writes_goes_to_the_cell_that_started_it()
    {
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("""
            var go = new System.Threading.ManualResetEventSlim();
            var task = Task.Run(() => { go.Wait(); Console.WriteLine("late"); });
            """));
        client.Published(id);
        var (_, published) = client.Execute("go.Set(); task.Wait(); Console.WriteLine(\"second\");");
        Assert.Equal("second\n", published.Text());
        Assert.Equal("late\n", client.Late(id).Text());
    }
}
