using System.Globalization;

namespace LossNotebooks.Messages;

/// <summary>Writes the headers of messages. Not safe for threads: it belongs to the one that sends.</summary>
/// <param name="session">Names this kernel's run.</param>
/// <param name="clock">Dates them.</param>
internal sealed class Headers(string session, TimeProvider clock)
{
    private int sent;

    /// <summary>The header of the next message.</summary>
    public byte[] Next(string type) => Message.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("msg_id", string.Create(CultureInfo.InvariantCulture, $"{session}_{++sent}"));
        json.WriteString("session", session);
        json.WriteString("username", "kernel");
        json.WriteString("date", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteString("msg_type", type);
        json.WriteString("version", Message.Version);
        json.WriteEndObject();
    });
}
