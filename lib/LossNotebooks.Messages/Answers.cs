using System.Text;
using System.Text.Json.Nodes;

namespace LossNotebooks.Messages;

/// <summary>What can be said about a request: a reply to who asked, and publications to everybody.</summary>
internal static class Answers
{
    /// <summary>Replies on the channel that the request came from.</summary>
    public static void Reply(this Outbox outbox, Request request, JsonObject content) =>
        outbox.Post(new Message(
            request.Channel,
            request.Identities,
            request.Type.Replace("_request", "_reply", StringComparison.Ordinal),
            request.Header,
            content));

    /// <summary>Tells every front end.</summary>
    public static void Publish(this Outbox outbox, byte[] parent, string type, JsonObject content) =>
        outbox.Post(new Message(Channel.Iopub, [Encoding.UTF8.GetBytes(type)], type, parent, content));

    /// <summary>The content of a reply that says what went wrong.</summary>
    public static JsonObject Failure(string name, string value, IEnumerable<string> traceback) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = value,
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
    };
}
