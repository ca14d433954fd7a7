using System.Diagnostics;
using System.Text.Json.Nodes;
using LossNotebooks.Messages.Interpreters;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Runs cells.</summary>
/// <param name="outbox">Takes what the cells write.</param>
/// <param name="complaints">Learns of what fails when a cell is stopped.</param>
/// <param name="history">Remembers them.</param>
/// <param name="stdin">Asks for what they read.</param>
/// <param name="interpreter">Understands what they say.</param>
/// <param name="live">Remembers what they show that can be moved.</param>
/// <param name="displays">Tells this session's displays from those that an earlier one has left in the same page.</param>
internal sealed class Execution(
    Outbox outbox, Complaints complaints, InputHistory history, Stdin stdin, IInterpreter interpreter, LiveDisplays live, string displays)
{
    private long abortUntil;
    private int count;

    /// <summary>Runs the code of a request, publishes its outputs, and gives the reply.</summary>
    public async Task<JsonObject?> ExecuteAsync(Request request)
    {
        if (request.Arrived <= abortUntil)
        {
            return new() { ["status"] = "aborted", ["execution_count"] = count };
        }
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var remembered = !silent && request.Flag("store_history", true);
        if (remembered)
        {
            count++;
        }
        if (!silent)
        {
            outbox.Publish(request.Header, "execute_input", new() { ["code"] = code, ["execution_count"] = count });
        }

        if (request.CellId is { } cell)
        {
            live.Forget(cell);
        }
        var outputs = await RunAsync(code, request.CellId, request, silent).ConfigureAwait(false);
        if (remembered)
        {
            history.Add(count, code, outputs.Result is { } result ? PlainText(result) : null);
        }
        if (outputs.Error is { } error)
        {
            // The cells that a front end has sent along with this one were meant to follow its success.
            if (request.Flag("stop_on_error", true))
            {
                abortUntil = Stopwatch.GetTimestamp();
            }
            var failure = Failure(error);
            failure["execution_count"] = count;
            return failure;
        }
        return new()
        {
            ["status"] = "ok",
            ["execution_count"] = count,
            ["payload"] = new JsonArray(),
            ["user_expressions"] = await UserExpressionsAsync(request).ConfigureAwait(false),
        };
    }

    /// <summary>Stops what a request has set going, or is about to.</summary>
    /// <param name="running">The request; null where none is being handled.</param>
    public JsonObject Interrupt(Request? running)
    {
        if (running is not null)
        {
            // Not by the pool, of which the cell's own tasks may hold every thread; nor by this thread, which must stay free for a
            // shutdown: whatever the cell has registered for its end is run now.
            new Thread(() => Stop(running)) { Name = "interrupt", IsBackground = true }.Start();
        }
        return new() { ["status"] = "ok" };
    }

    /// <summary>Computes what something on show becomes that a reader moves.</summary>
    /// <returns>The result, or the error.</returns>
    public Task<CellOutputs> MoveAsync(Request request, Func<double[], object?> method, double[] state) =>
        RunAsync(request, silent: true, (outputs, interrupt) => interpreter.MoveAsync(method, state, outputs, interrupt));

    private Task<CellOutputs> RunAsync(string code, string? id, Request request, bool silent) =>
        RunAsync(request, silent, (outputs, interrupt) =>
            interpreter.RunAsync(code, id, count, outputs, question => Ask(request, question), interrupt));

    private async Task<CellOutputs> RunAsync(Request request, bool silent, Func<CellOutputs, CancellationToken, Task> run)
    {
        var outputs = new CellOutputs(outbox, request, displays, live, count, silent);
        await run(outputs, request.Interruption.Token).ConfigureAwait(false);
        return outputs;
    }

    private void Stop(Request running)
    {
        try
        {
            running.Interruption.Cancel();
        }
        catch (AggregateException fault)
        {
            complaints.Say($"What a cell does when it is interrupted has failed: {fault.InnerException!.Message}");
        }
    }

    private string? Ask(Request request, InputRequest question) => request.Flag("allow_stdin", true)
        ? stdin.Ask(request, question)
        : throw new InvalidOperationException("The cell asks for input, but whoever runs this notebook cannot answer.");

    private async Task<JsonObject> UserExpressionsAsync(Request request)
    {
        var values = new JsonObject();
        if (!request.Content.TryGetProperty("user_expressions", out var expressions))
        {
            return values;
        }
        foreach (var expression in expressions.EnumerateObject())
        {
            var outputs = await RunAsync(expression.Value.GetString() ?? "", null, request, silent: true).ConfigureAwait(false);
            values[expression.Name] = outputs.Error is { } error ? Failure(error) : new JsonObject
            {
                ["status"] = "ok",
                ["data"] = outputs.Result?.ToJson() ?? [],
                ["metadata"] = new JsonObject(),
            };
        }
        return values;
    }

    private static JsonObject Failure(Error error) => Answers.Failure(error.Name, error.Value, error.Traceback);

    private static string? PlainText(MimeBundle result) =>
        (result.Data.GetValueOrDefault("text/plain") ?? result.Data.Values.FirstOrDefault())?.ToString();
}
