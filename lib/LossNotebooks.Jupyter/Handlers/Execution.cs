using System.Diagnostics;
using System.Text.Json.Nodes;
using LossNotebooks.Engine;
using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Handlers;

/// <summary>Runs cells.</summary>
internal sealed class Execution(Session session, Outbox outbox, History history, string displays)
{
    private volatile Func<Task>? stop;
    private long abortUntil;
    private int count;

    /// <summary>Runs the code of a request, publishes its outputs, and gives the reply.</summary>
    public JsonObject Execute(Request request)
    {
        if (request.Arrived <= abortUntil)
            return new() { ["status"] = "aborted", ["execution_count"] = count };
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var remembered = !silent && request.Flag("store_history", true);
        if (remembered)
            count++;
        if (!silent)
            outbox.Publish(request.Header, "execute_input", new() { ["code"] = code, ["execution_count"] = count });

        var outputs = new CellOutputs(outbox, request, displays, count, silent);
        Run(code, outputs);
        if (remembered)
            history.Add(count, code, outputs.Result is { } result ? PlainText(result) : null);
        if (outputs.Error is { } error)
        {
            // The cells that a front end has sent along with this one were meant to follow its success.
            if (request.Flag("stop_on_error", true))
                abortUntil = Stopwatch.GetTimestamp();
            var failure = Answers.Failure(error.Name, error.Value, error.Traceback);
            failure["execution_count"] = count;
            return failure;
        }
        return new()
        {
            ["status"] = "ok",
            ["execution_count"] = count,
            ["payload"] = new JsonArray(),
            ["user_expressions"] = UserExpressions(request),
        };
    }

    /// <summary>Stops the cell that runs, if one does.</summary>
    public JsonObject Interrupt(Request request)
    {
        stop?.Invoke();
        return Answers.Ok();
    }

    private void Run(string code, CellOutputs outputs)
    {
        var cancellation = new CancellationTokenSource();
        stop = cancellation.CancelAsync;
        session.RunAsync(code, outputs, cancellation.Token).GetAwaiter().GetResult();
        stop = null;
    }

    private JsonObject UserExpressions(Request request)
    {
        var values = new JsonObject();
        if (request.Content.TryGetProperty("user_expressions", out var expressions))
            foreach (var expression in expressions.EnumerateObject())
            {
                var outputs = new CellOutputs(outbox, request, displays, count, silent: true);
                Run(expression.Value.GetString()!, outputs);
                values[expression.Name] = outputs switch
                {
                    { Error: { } error } => Answers.Failure(error.Name, error.Value, error.Traceback),
                    { Result: { } result } => new JsonObject { ["status"] = "ok", ["data"] = CellOutputs.Data(result), ["metadata"] = new JsonObject() },
                    _ => new JsonObject { ["status"] = "ok", ["data"] = new JsonObject(), ["metadata"] = new JsonObject() },
                };
            }
        return values;
    }

    private static string? PlainText(MimeBundle result) =>
        (result.Data.GetValueOrDefault("text/plain") ?? result.Data.Values.FirstOrDefault())?.ToString();
}
