using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Messages;

/// <summary>The sockets that carry messages; the heartbeat's carries none.</summary>
internal enum Channel
{
    Shell,
    Control,
    Stdin,
    Iopub,
}

/// <summary>A message from a front end whose signature was right.</summary>
/// <param name="Channel">Where it came in, and where its reply goes out.</param>
/// <param name="Identities">The frames that lead back to its sender.</param>
/// <param name="Header">The header as it was received: what answers it repeats it as parent header.</param>
/// <param name="Type">The header's <c>msg_type</c>.</param>
/// <param name="Metadata">A JSON object.</param>
/// <param name="Content">A JSON object.</param>
internal sealed record Request(
    Channel Channel, IReadOnlyList<byte[]> Identities, byte[] Header, string Type, JsonElement Metadata, JsonElement Content)
{
    /// <summary>When it came in.</summary>
    public long Arrived { get; } = Stopwatch.GetTimestamp();

    /// <summary>Ends what it has set going, or what it is about to.</summary>
    public CancellationTokenSource Interruption { get; } = new();

    /// <summary>The id of the notebook's cell that holds the code, where a front end says it.</summary>
    public string? CellId =>
        Metadata.ValueKind == JsonValueKind.Object && Metadata.TryGetProperty("cellId", out var id)
            && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    /// <summary>A text of the content.</summary>
    public string Text(string name) => Content.GetProperty(name).GetString() ?? "";

    /// <summary>A number of the content, which may be left out.</summary>
    public int Number(string name, int otherwise) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : otherwise;

    /// <summary>A flag of the content, which may be left out.</summary>
    public bool Flag(string name, bool otherwise) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : otherwise;
}

/// <summary>A message to a front end.</summary>
/// <param name="Channel">Where it goes out.</param>
/// <param name="Identities">The frames before the delimiter: to whom, or on <see cref="Channel.Iopub"/> the topic.</param>
/// <param name="Type">The header's <c>msg_type</c>.</param>
/// <param name="Parent">The header of what it answers, or is a consequence of; empty when there is none.</param>
/// <param name="Content">A JSON object.</param>
/// <exception cref="InvalidOperationException">The content holds what JSON cannot say, such as half a character.</exception>
internal sealed record Message(Channel Channel, IReadOnlyList<byte[]> Identities, string Type, byte[] Parent, JsonObject Content)
{
    /// <summary>
    /// The content as it is sent, written at once: what cannot be written is a fault of whoever says it, such as a cell, and not of the
    /// thread that sends for everybody.
    /// </summary>
    public byte[] Body { get; } = Json(json => Content.WriteTo(json));

    /// <summary>The version of the protocol.</summary>
    public const string Version = "5.4";

    // HTML in outputs and text in other scripts stay readable and short; no message is ever pasted into a page as it is.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON as it is sent.</summary>
    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }
        return buffer.WrittenSpan.ToArray();
    }
}
