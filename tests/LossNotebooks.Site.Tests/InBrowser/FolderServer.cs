using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>Serves the files of a folder, as the simplest of static hosts does, until it is disposed of.</summary>
internal sealed class FolderServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly string folder;

    public FolderServer(string folder)
    {
        this.folder = folder;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The paths that have been asked for, by whatever in a browser: its log does not tell what workers fetch.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        Asked.Enqueue(context.Request.Url!.AbsolutePath);
        var file = Path.Combine(folder, Uri.UnescapeDataString(context.Request.Url.AbsolutePath.TrimStart('/')));
        using var answer = context.Response;
        if (!File.Exists(file))
        {
            answer.StatusCode = 404;
            return;
        }
        answer.ContentType = Path.GetExtension(file) switch
        {
            ".html" => "text/html",
            ".js" => "text/javascript",
            ".css" => "text/css",
            ".svg" => "image/svg+xml",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
        await answer.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
    }
}
