using System.Diagnostics;
using System.Text.Json.Nodes;
using LossNotebooks.Engine;
using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Handlers;

/// <summary>Runs cells.</summary>
internal sealed class Execution : IDisposable
{
    private readonly Outbox outbox;
    private readonly InputHistory history;
    private readonly Stdin stdin;
    private readonly string displays;
    private volatile Request? current;
    private volatile Func<Task>? stop;
    private long abortUntil;
    private int count;

    /// <param name="outbox">Takes what the cells write.</param>
    /// <param name="history">Remembers them.</param>
    /// <param name="stdin">Asks for what they read.</param>
    /// <param name="displays">Tells this session's displays from those that an earlier one has left in the same page.</param>
    public Execution(Outbox outbox, InputHistory history, Stdin stdin, string displays)
    {
        (this.outbox, this.history, this.stdin, this.displays) = (outbox, history, stdin, displays);
        Session = new Session(Environment.CurrentDirectory) { Input = Ask };
    }

    public Session Session { get; }

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

        var outputs = Run(code, request, silent);
        if (remembered)
            history.Add(count, code, outputs.Result is { } result ? PlainText(result) : null);
        if (outputs.Error is { } error)
        {
            // The cells that a front end has sent along with this one were meant to follow its success.
            if (request.Flag("stop_on_error", true))
                abortUntil = Stopwatch.GetTimestamp();
            var failure = Failure(error);
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
        return new() { ["status"] = "ok" };
    }

    public void Dispose() => Session.Dispose();

    private CellOutputs Run(string code, Request request, bool silent)
    {
        var outputs = new CellOutputs(outbox, request, displays, count, silent);
        var cancellation = new CancellationTokenSource();
        (current, stop) = (request, cancellation.CancelAsync);
        Session.ExecutionCount = count - 1; // Errors name the cell as the front end does.
        Session.RunAsync(code, outputs, cancellation.Token).GetAwaiter().GetResult();
        (current, stop) = (null, null);
        return outputs;
    }

    private string? Ask(InputRequest question) => current is { } request && request.Flag("allow_stdin", true)
        ? stdin.Ask(request, question)
        : throw new InvalidOperationException("The cell asks for input, but whoever runs this notebook cannot answer.");

    private JsonObject UserExpressions(Request request)
    {
        var values = new JsonObject();
        if (request.Content.TryGetProperty("user_expressions", out var expressions))
            foreach (var expression in expressions.EnumerateObject())
            {
                var outputs = Run(expression.Value.GetString() ?? "", request, silent: true);
                values[expression.Name] = outputs.Error is { } error
                    ? Failure(error)
                    : new JsonObject { ["status"] = "ok", ["data"] = outputs.Result is { } result ? CellOutputs.Data(result) : [], ["metadata"] = new JsonObject() };
            }
        return values;
    }

    private static JsonObject Failure(Error error) => Answers.Failure(error.Name, error.Value, error.Traceback);

    private static string? PlainText(MimeBundle result) =>
        (result.Data.GetValueOrDefault("text/plain") ?? result.Data.Values.FirstOrDefault())?.ToString();
}
