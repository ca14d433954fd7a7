using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Protocol;

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
/// <param name="Content">A JSON object.</param>
internal sealed record Request(Channel Channel, IReadOnlyList<byte[]> Identities, byte[] Header, string Type, JsonElement Content)
{
    /// <summary>When it came in.</summary>
    public long Arrived { get; } = Stopwatch.GetTimestamp();

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
    public byte[] Body { get; } = Wire.Json(json => Content.WriteTo(json));
}
