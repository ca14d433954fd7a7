using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>Reads messages as tests want to see them.</summary>
internal static class Messages
{
    public static string Type(this JsonObject message) => (string)message["header"]!["msg_type"]!;

    /// <summary>The types in order; a status is called by its state.</summary>
    public static IEnumerable<string> Types(this IEnumerable<JsonObject> messages) =>
        messages.Select(message => (string?)message["content"]!["execution_state"] ?? message.Type());

    /// <summary>The content of the only message of a type.</summary>
    public static JsonObject Only(this IEnumerable<JsonObject> messages, string type) =>
        Assert.Single(messages, message => message.Type() == type)["content"]!.AsObject();

    /// <summary>All text that was written to a stream.</summary>
    public static string Text(this IEnumerable<JsonObject> messages, string stream = "stdout") => string.Concat(
        messages.Where(message => message.Type() == "stream" && (string?)message["content"]!["name"] == stream)
            .Select(message => (string?)message["content"]!["text"]));
}
