using System.Text;
using System.Text.Json;
using LossNotebooks.Engine.Ahead;
using LossNotebooks.Messages;
using LossNotebooks.Messages.Interpreters;

namespace LossNotebooks.Browser;

/// <summary>A kernel without sockets: Jupyter's messages, each as one JSON object.</summary>
internal sealed class PageKernel : IDisposable
{
    private const string Name = "page";

    private readonly Outbox outbox = new();
    private readonly Headers headers = new(Name, TimeProvider.System);
    private readonly CSharpInterpreter interpreter;
    private readonly Conversation conversation;
    private readonly Action<string> post;

    /// <summary>Begins a conversation.</summary>
    /// <param name="compiled">The cells of the page's notebook.</param>
    /// <param name="post">Takes a message for the page.</param>
    /// <param name="log">Takes sentences about what could not be answered.</param>
    public PageKernel(CompiledNotebook compiled, Action<string> post, TextWriter log)
    {
        this.post = post;
        interpreter = new CSharpInterpreter(compiled);
        conversation = new Conversation(outbox, new Complaints(log), interpreter, Name);
        outbox.Filled += _ => Send(); // At once: nothing else happens here while a cell runs.
    }

    /// <summary>Whether a message can't be answered before the compiler is there.</summary>
    public bool NeedsCompiler(string type, string id, string code) =>
        type is "complete_request" or "inspect_request" or "diagnose_request" or "is_complete_request"
        || (type == "execute_request" && interpreter.NeedsCompiler(id.Length > 0 ? id : null, code));

    /// <summary>Tells the compiler of one of the cells that have run without it.</summary>
    /// <returns>Whether it knows all.</returns>
    public bool Prepare() => interpreter.Prepare();

    /// <summary>Answers a message of the page.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public Task ReceiveAsync(string message)
    {
        var json = JsonElement.Parse(message);
        var header = json.GetProperty("header");
        var isControl = json.GetProperty("channel").GetString() == "control";
        var request = new Request(
            isControl ? Channel.Control : Channel.Shell,
            [],
            Encoding.UTF8.GetBytes(header.GetRawText()),
            header.GetProperty("msg_type").GetString()!,
            json.TryGetProperty("metadata", out var metadata) ? metadata : default,
            json.GetProperty("content"));
        return (isControl ? conversation.Control : conversation.Shell).HandleAsync(request);
    }

    /// <summary>Ends the conversation.</summary>
    public void Dispose() => interpreter.Dispose();

    private void Send()
    {
        foreach (var message in outbox.Take())
        {
            post(Encoding.UTF8.GetString(Message.Json(json => Write(json, message))));
        }
    }

    private void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString("channel", message.Channel == Channel.Iopub ? "iopub" : message.Channel == Channel.Control ? "control" : "shell");
        Part("header", headers.Next(message.Type));
        Part("parent_header", message.Parent);
        Part("metadata", []);
        Part("content", message.Body);
        json.WriteEndObject();

        void Part(string name, byte[] part)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(part.Length == 0 ? "{}"u8 : part, skipInputValidation: true);
        }
    }
}
