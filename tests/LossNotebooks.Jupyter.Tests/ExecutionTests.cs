using System.Text.Json;
using LossNotebooks.Engine;
using LossNotebooks.Interactive;
using LossNotebooks.Messages.Handlers;
using LossNotebooks.Messages.Interpreters;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

/// <summary>The kernel's side of running cells, with a language of four words.</summary>
public sealed class ExecutionTests : IDisposable
{
    private readonly Outbox outbox = new();
    private readonly StringWriter log = new();
    private readonly Execution execution;

    public ExecutionTests()
    {
        var complaints = new Complaints(log);
        execution = new Execution(
            outbox, complaints, new InputHistory(), new Stdin(outbox, complaints), new Words(), new LiveDisplays("test"), "test");
    }

    [Fact]
    public void After_an_error_the_cells_that_have_come_in_already_are_aborted_and_later_ones_run()
    {
        var together = ((string[])["fail", "pass", "pass"]).Select(Request).ToList();
        Assert.Equal(["error", "aborted", "aborted"], together.Select(Status));
        Assert.Equal("ok", Status(Request("pass")));
    }

    [Fact]
    public void Who_does_not_ask_to_stop_on_error_gets_every_cell_run()
    {
        var together = new[] { Request("fail", """{"code": "fail", "stop_on_error": false}"""), Request("pass") };
        Assert.Equal(["error", "ok"], together.Select(Status));
    }

    [Fact]
    public void An_interrupt_ends_the_cell_that_runs_and_what_fails_thereby_is_told()
    {
        string? status = null;
        var request = Request("wait");
        var cell = new Thread(() => status = Status(request)) { IsBackground = true };
        cell.Start();
        while (!outbox.Take().Any(message => message.Type == "stream"))
        {
            Assert.True(cell.IsAlive);
        }
        execution.Interrupt(request);
        Assert.True(cell.Join(KernelClient.Patience), "The cell still waits.");
        Assert.Equal("ok", status);
        Assert.True(SpinWait.SpinUntil(() => Log() != "", KernelClient.Patience));
        Assert.Equal("What a cell does when it is interrupted has failed: No.", Log().Trim());
    }

    [Fact]
    public async Task An_interrupt_counts_from_the_moment_at_which_the_kernel_says_that_it_is_busy()
    {
        var request = Request("run");
        RequestHandlers handlers = null!;
        handlers = new(outbox, new Complaints(log), new()
        {
            ["execute_request"] = async handled =>
            {
                // The cell has not begun.
                execution.Interrupt(handlers.Current);
                Assert.True(SpinWait.SpinUntil(() => handled.Interruption.IsCancellationRequested, KernelClient.Patience));
                return await execution.ExecuteAsync(handled);
            },
        });
        execution.Interrupt(handlers.Current); // Nothing runs: it does not wait for what comes.
        await handlers.HandleAsync(request);
        Assert.Contains(outbox.Take(), message => message.Type == "stream" && Said(message) == "interrupted");
        Assert.Null(handlers.Current);
    }

    public void Dispose() => log.Dispose();

    private static string? Said(Message message) => (string?)message.Content["text"];

    private static Request Request(string code) => Request(code, JsonSerializer.Serialize(new { code }));

    private static Request Request(string code, string content) =>
        new(Channel.Shell, [], [.. "{}"u8], "execute_request", default, JsonElement.Parse(content));

    private string? Status(Request request) => (string?)execution.ExecuteAsync(request).GetAwaiter().GetResult()!["status"];

    private string Log()
    {
        lock (log)
        {
            return log.ToString();
        }
    }

    private sealed class Words : IInterpreter
    {
        public Task RunAsync(
            string code, string? id, int number, IOutputSink sink, Func<InputRequest, string?> input, CancellationToken interrupt)
        {
            switch (code)
            {
                case "fail":
                    sink.Write(new Error("Error", "It fails.", []));
                    break;
                case "run":
                    sink.Write(new LossNotebooks.Interactive.Stream("stdout", interrupt.IsCancellationRequested ? "interrupted" : "runs"));
                    break;
                case "wait":
                    interrupt.Register(() => throw new InvalidOperationException("No."));
                    sink.Write(new LossNotebooks.Interactive.Stream("stdout", "waits"));
                    interrupt.WaitHandle.WaitOne();
                    break;
            }
            return Task.CompletedTask;
        }

        public Task MoveAsync(Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken interrupt) =>
            throw new NotSupportedException();

        public Task<Completions> CompleteAsync(string code, int position) => throw new NotSupportedException();

        public Task<MimeBundle?> InspectAsync(string code, int position) => throw new NotSupportedException();

        public Task<IReadOnlyList<CodeFault>> DiagnoseAsync(string code) => throw new NotSupportedException();

        public Completeness IsComplete(string code) => throw new NotSupportedException();

        public bool Prepare() => throw new NotSupportedException();
    }
}
