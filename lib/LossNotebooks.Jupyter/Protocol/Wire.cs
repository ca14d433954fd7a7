using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>
/// Messages as frames: <c>identity… &lt;IDS|MSG&gt; signature header parent_header metadata content buffer…</c>. Not safe for threads: it
/// belongs to the one that owns the sockets.
/// </summary>
/// <param name="key">The key of the signatures; empty for none.</param>
/// <param name="session">Names this kernel's run in headers.</param>
/// <param name="clock">Dates headers.</param>
internal sealed class Wire(string key, string session, TimeProvider clock)
{
    public const string Version = "5.4";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    // HTML in outputs and text in other scripts stay readable and short; no message is ever pasted into a page as it is.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IncrementalHash? hmac = key.Length == 0 ? null : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
    private int sent;

    /// <summary>Reads a message; null for everything that is not a well-formed message with a right signature.</summary>
    public Request? Parse(Channel channel, IReadOnlyList<byte[]> frames)
    {
        var start = 0;
        while (start < frames.Count && !frames[start].AsSpan().SequenceEqual(Delimiter))
            start++;
        if (start + 5 >= frames.Count || !CryptographicOperations.FixedTimeEquals(frames[start + 1], Sign(frames.Skip(start + 2).Take(4))))
            return null;
        try
        {
            var header = JsonElement.Parse(frames[start + 2]);
            var content = JsonElement.Parse(frames[start + 5]);
            return content.ValueKind == JsonValueKind.Object && header.GetProperty("msg_type").GetString() is { } type
                ? new Request(channel, [.. frames.Take(start)], frames[start + 2], type, content)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes a message.</summary>
    public IReadOnlyList<byte[]> Frames(Message message)
    {
        byte[][] body = [Header(message.Type), message.Parent.Length == 0 ? Nothing : message.Parent, Nothing, Bytes(message.Content.WriteTo)];
        return [.. message.Identities, Delimiter, Sign(body), .. body];
    }

    private byte[] Header(string type) => Bytes((json, _) =>
    {
        json.WriteStartObject();
        json.WriteString("msg_id", string.Create(CultureInfo.InvariantCulture, $"{session}_{++sent}"));
        json.WriteString("session", session);
        json.WriteString("username", "kernel");
        json.WriteString("date", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteString("msg_type", type);
        json.WriteString("version", Version);
        json.WriteEndObject();
    });

    private byte[] Sign(IEnumerable<byte[]> frames)
    {
        if (hmac is null)
            return [];
        foreach (var frame in frames)
            hmac.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    private static byte[] Bytes(Action<Utf8JsonWriter, JsonSerializerOptions?> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
            write(json, null);
        return buffer.WrittenSpan.ToArray();
    }
}
