using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LossNotebooks.Messages.Handlers;

/// <summary>
/// Comms, of which this kernel has one target: a value on show that a reader moves. A front end opens one with the name of the display that
/// came along with the value, and sends states; each is answered with what the value is then, or with a sentence that says why it is
/// nothing. Front ends open them and not the kernel, because those that know nothing of it would complain. Any other target is told at
/// once that it is closed.
/// </summary>
internal sealed partial class Comms(Outbox outbox, Execution execution, LiveDisplays live)
{
    private const string Target = "lossnotebooks.live";

    private readonly Dictionary<string, string> open = [];

    /// <summary>Opens one: its data has the <c>display_id</c>.</summary>
    public JsonObject? Open(Request request)
    {
        var (id, data) = (request.Text("comm_id"), request.Content.GetProperty("data"));
        if (request.Text("target_name") == Target && data.GetProperty("display_id").GetString() is { } display
            && live.Find(display) is not null)
        {
            open[id] = display;
        }
        else
        {
            Say(request, "comm_close", id, []);
        }
        return null;
    }

    /// <summary>Takes a state, and answers; what is no more is closed.</summary>
    public async Task<JsonObject?> ReceiveAsync(Request request)
    {
        var (id, data) = (request.Text("comm_id"), request.Content.GetProperty("data"));
        if (!open.TryGetValue(id, out var display) || live.Find(display) is not { } method)
        {
            open.Remove(id);
            Say(request, "comm_close", id, []);
            return null;
        }
        double[] state = [.. data.GetProperty("state").EnumerateArray().Select(number => number.GetDouble())];
        var moved = await execution.MoveAsync(request, method, state).ConfigureAwait(false);
        Say(request, "comm_msg", id, moved.Error is { } error
            ? new() { ["error"] = ExceptionName().Replace(error.Value.Split('\n')[0], "") }
            : new() { ["data"] = moved.Result!.ToJson() });
        return null;
    }

    /// <summary>Closes one.</summary>
    public JsonObject? Close(Request request)
    {
        open.Remove(request.Text("comm_id"));
        return null;
    }

    /// <summary>Those that are open.</summary>
    public JsonObject Info(Request request)
    {
        var wanted = request.Content.TryGetProperty("target_name", out var target) && target.ValueKind == JsonValueKind.String
            ? target.GetString() : Target;
        return new()
        {
            ["status"] = "ok",
            ["comms"] = new JsonObject((wanted == Target ? open.Keys : Enumerable.Empty<string>())
                .Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonObject { ["target_name"] = Target }))),
        };
    }

    private void Say(Request request, string type, string id, JsonObject data) =>
        outbox.Publish(request.Header, type, new() { ["comm_id"] = id, ["data"] = data });

    [GeneratedRegex(@"^[\w.+`]+: ")]
    private static partial Regex ExceptionName();
}
