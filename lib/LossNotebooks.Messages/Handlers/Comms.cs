using System.Text.Json.Nodes;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Comms, of which this kernel has no target: who opens one is told at once that it is closed.</summary>
internal sealed class Comms(Outbox outbox)
{
    public JsonObject? Open(Request request)
    {
        outbox.Publish(request.Header, "comm_close", new() { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
        return null;
    }

    public static JsonObject Info(Request request) => new() { ["status"] = "ok", ["comms"] = new JsonObject() };
}
