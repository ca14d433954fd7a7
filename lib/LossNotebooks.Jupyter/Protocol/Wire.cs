using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>
/// Messages as frames: <c>identity… &lt;IDS|MSG&gt; signature header parent_header metadata content buffer…</c>. Not safe for threads: it
/// belongs to the one that owns the sockets.
/// </summary>
/// <param name="key">The key of the signatures; empty for none.</param>
/// <param name="session">Names this kernel's run in headers.</param>
/// <param name="clock">Dates headers.</param>
/// <param name="complaints">Learns of what was dropped.</param>
internal sealed class Wire(string key, string session, TimeProvider clock, Complaints complaints)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    private readonly IncrementalHash? hmac =
        key.Length == 0 ? null : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
    private readonly Headers headers = new(session, clock);

    /// <summary>Reads a message; null for everything that is not a well-formed message with a right signature.</summary>
    public Request? Parse(Channel channel, IReadOnlyList<byte[]> frames)
    {
        var start = 0;
        while (start < frames.Count && !frames[start].AsSpan().SequenceEqual(Delimiter))
        {
            start++;
        }
        if (start + 5 >= frames.Count)
        {
            return Drop(
                channel,
                "it lacks some of the frames that a message of Jupyter has after <IDS|MSG>: signature, header, parent, metadata, content.");
        }
        if (!CryptographicOperations.FixedTimeEquals(frames[start + 1], Sign(frames.Skip(start + 2).Take(4))))
        {
            return Drop(
                channel,
                "it was not signed with this kernel's key. Its sender may have read the connection file of another kernel.");
        }
        return Read(channel, [.. frames.Take(start)], frames[start + 2], frames[start + 4], frames[start + 5])
            ?? Drop(channel, "its header must be a JSON object with a text msg_type, and its content a JSON object.");
    }

    /// <summary>Writes a message.</summary>
    public IReadOnlyList<byte[]> Frames(Message message)
    {
        byte[][] body = [headers.Next(message.Type), message.Parent.Length == 0 ? Nothing : message.Parent, Nothing, message.Body];
        return [.. message.Identities, Delimiter, Sign(body), .. body];
    }

    private static Request? Read(Channel channel, IReadOnlyList<byte[]> identities, byte[] header, byte[] metadata, byte[] content)
    {
        try
        {
            var parsed = JsonElement.Parse(content);
            return parsed.ValueKind == JsonValueKind.Object && JsonElement.Parse(header).GetProperty("msg_type").GetString() is { } type
                ? new Request(channel, identities, header, type, JsonElement.Parse(metadata), parsed)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private Request? Drop(Channel channel, string reason)
    {
        complaints.Say($"A message on the channel {channel} was dropped: {reason}");
        return null;
    }

    private byte[] Sign(IEnumerable<byte[]> frames)
    {
        if (hmac is null)
        {
            return [];
        }
        foreach (var frame in frames)
        {
            hmac.AppendData(frame);
        }
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }
}
