using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LossNotebooks.Jupyter.Protocol;
using NetMQ;
using NetMQ.Sockets;

namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>A front end.</summary>
internal sealed class KernelClient : IDisposable
{
    /// <summary>So long does a test wait that would otherwise wait for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Wire wire = new(KernelProcess.Key, $"client{Guid.NewGuid():N}", TimeProvider.System, new Complaints(TextWriter.Null));
    private readonly Dictionary<Channel, NetMQSocket> sockets = [];
    private readonly Queue<JsonObject> waiting = [];

    /// <summary>Connects to a kernel and waits until it has said welcome.</summary>
    public KernelClient(KernelProcess kernel)
    {
        var identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"));
        foreach (var (channel, port) in Enumerable.Zip([Channel.Shell, Channel.Control, Channel.Stdin, Channel.Iopub], kernel.Ports))
        {
            var socket = sockets[channel] = channel == Channel.Iopub ? new SubscriberSocket() : new DealerSocket();
            socket.Options.Identity = identity;
            socket.Options.ReceiveHighWatermark = 0;
            (socket as SubscriberSocket)?.SubscribeToAnyTopic();
            socket.Connect($"tcp://{kernel.Address}:{port}");
        }
        Assert.Equal("iopub_welcome", (string?)Receive(Channel.Iopub)["header"]!["msg_type"]);
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public string Send(Channel channel, string type, JsonObject content)
    {
        var frames = wire.Frames(new Message(channel, [], type, [], content));
        SendFrames(channel, frames);
        return (string)JsonNode.Parse(frames[2])!["msg_id"]!;
    }

    /// <summary>Sends whatever it is given.</summary>
    public void SendFrames(Channel channel, IEnumerable<byte[]> frames) => sockets[channel].SendMultipartBytes(frames);

    /// <summary>Sends a message whose content need not be one.</summary>
    public void SendRaw(Channel channel, string key, string type, string content)
    {
        byte[][] body = [JsonSerializer.SerializeToUtf8Bytes(new { msg_id = Guid.NewGuid(), msg_type = type }), [.. "{}"u8], [.. "{}"u8],
            Encoding.UTF8.GetBytes(content)];
        var signature =
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body.SelectMany(frame => frame).ToArray()));
        SendFrames(channel, [[.. "<IDS|MSG>"u8], Encoding.ASCII.GetBytes(signature), .. body]);
    }

    /// <summary>The content of the reply to a request.</summary>
    public JsonObject Reply(Channel channel, string id)
    {
        while (true)
        {
            if (Receive(channel) is var message && (string?)message["parent_header"]!["msg_id"] == id)
            {
                return message;
            }
        }
    }

    /// <summary>The next message on a channel.</summary>
    public JsonObject Receive(Channel channel) =>
        TryReceive(channel, Patience) ?? throw new TimeoutException($"Nothing came on {channel}.");

    /// <summary>What is published on account of a request, until the kernel is idle again.</summary>
    public List<JsonObject> Published(string id)
    {
        var messages = new List<JsonObject>();
        var others = new List<JsonObject>();
        while (messages is not [.., var last] || (string?)last["content"]!["execution_state"] != "idle")
        {
            var message = waiting.TryDequeue(out var earlier) ? earlier : Receive(Channel.Iopub);
            ((string?)message["parent_header"]!["msg_id"] == id ? messages : others).Add(message);
        }
        others.ForEach(waiting.Enqueue);
        return messages;
    }

    /// <summary>What has come on account of a request since it was done.</summary>
    public List<JsonObject> Late(string id)
    {
        Ask(Channel.Control, "kernel_info_request", []);
        return [.. waiting.Where(message => (string?)message["parent_header"]!["msg_id"] == id)];
    }

    /// <summary>Sends a request and waits for all that it leads to.</summary>
    public (JsonObject Reply, List<JsonObject> Published) Ask(Channel channel, string type, JsonObject content)
    {
        var id = Send(channel, type, content);
        return (Reply(channel, id)["content"]!.AsObject(), Published(id));
    }

    /// <summary>Runs a cell and waits for its end.</summary>
    public (JsonObject Reply, List<JsonObject> Published) Execute(string code, params (string Name, JsonNode Value)[] options) =>
        Ask(Channel.Shell, "execute_request", ExecuteRequest(code, options));

    public static JsonObject ExecuteRequest(string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["allow_stdin"] = true,
            ["stop_on_error"] = true
        };
        foreach (var (name, value) in options)
        {
            content[name] = value;
        }
        return content;
    }

    /// <summary>The next message, or null when none comes in time.</summary>
    public JsonObject? TryReceive(Channel channel, TimeSpan time)
    {
        List<byte[]> frames = [];
        if (!sockets[channel].TryReceiveMultipartBytes(time, ref frames!))
        {
            return null;
        }
        var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 2;
        Assert.NotNull(wire.Parse(channel, frames)); // The signature is right.
        return new()
        {
            ["header"] = JsonNode.Parse(frames[start]),
            ["parent_header"] = JsonNode.Parse(frames[start + 1]),
            ["content"] = JsonNode.Parse(frames[start + 3]),
        };
    }

    public void Dispose()
    {
        foreach (var socket in sockets.Values)
        {
            socket.Dispose();
        }
    }
}
