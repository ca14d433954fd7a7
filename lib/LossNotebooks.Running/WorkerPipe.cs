using System.IO.Pipes;
using System.Text.Json.Nodes;

namespace LossNotebooks.Running;

/// <summary>
/// Messages between supervisor and worker: one line of JSON each, on a pipe of their own, because a cell can write to the standard streams.
/// </summary>
internal sealed class WorkerPipe(PipeStream pipe) : IDisposable
{
    /// <summary>A notebook is within its limit, and a message a little deeper.</summary>
    private const int MaxDepth = 600;

    private readonly StreamReader reader = new(pipe);
    private readonly Lock writing = new();

    /// <summary>The next message; null when the other side has gone.</summary>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line
                ? JsonNode.Parse(line, documentOptions: new() { MaxDepth = MaxDepth })!.AsObject()
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Sends a message; to nobody, when the other side has gone: whoever reads learns of it.</summary>
    public void Write(JsonObject message)
    {
        var line = System.Text.Encoding.UTF8.GetBytes(message.ToJsonString() + "\n");
        try
        {
            lock (writing)
            {
                pipe.Write(line);
                pipe.Flush();
            }
        }
        catch (IOException)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => pipe.Dispose();
}
