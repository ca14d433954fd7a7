using System.Text.Json.Nodes;
using LossNotebooks.Engine;
using LossNotebooks.Messages.Interpreters;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Answers about code that is being written. Jupyter counts positions in Unicode code points, .NET in UTF-16 characters.</summary>
internal sealed class Introspection(IInterpreter interpreter)
{
    public async Task<JsonObject?> CompleteAsync(Request request)
    {
        var (code, position) = Cursor(request);
        var found = await interpreter.CompleteAsync(code, position).ConfigureAwait(false);
        var (start, end) = (CodePoints(code, found.Start), CodePoints(code, found.End));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // JupyterLab shows what each candidate is.
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item =>
                    new JsonObject { ["start"] = start, ["end"] = end, ["text"] = item.Text, ["type"] = item.Kind.ToLowerInvariant() })]),
            },
        };
    }

    public async Task<JsonObject?> InspectAsync(Request request)
    {
        var (code, position) = Cursor(request);
        var found = await interpreter.InspectAsync(code, position).ConfigureAwait(false);
        return new()
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found?.ToJson() ?? [],
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>Jupyter has no message for what compilers say while one types; this one is ours.</summary>
    public async Task<JsonObject?> DiagnoseAsync(Request request)
    {
        var code = request.Text("code");
        var faults = await interpreter.DiagnoseAsync(code).ConfigureAwait(false);
        return new()
        {
            ["status"] = "ok",
            ["diagnostics"] = new JsonArray([.. faults.Select(fault => new JsonObject
            {
                ["start"] = CodePoints(code, fault.Start),
                ["end"] = CodePoints(code, fault.End),
                ["severity"] = fault.IsError ? "error" : "warning",
                ["text"] = $"{fault.Id}: {fault.Message}",
            })]),
        };
    }

    public JsonObject IsComplete(Request request) => interpreter.IsComplete(request.Text("code")) switch
    {
        Completeness.Complete => new() { ["status"] = "complete" },
        Completeness.Incomplete => new() { ["status"] = "incomplete", ["indent"] = "" },
        _ => new() { ["status"] = "invalid" },
    };

    private static (string Code, int Position) Cursor(Request request)
    {
        var code = request.Text("code");
        var position = 0;
        for (var left = request.Number("cursor_pos", int.MaxValue); left > 0 && position < code.Length; left--)
        {
            position += char.IsSurrogatePair(code, position) ? 2 : 1;
        }
        return (code, position);
    }

    private static int CodePoints(string code, int position) => code[..position].EnumerateRunes().Count();
}
