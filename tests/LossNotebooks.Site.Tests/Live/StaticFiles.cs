using System.Net;
using System.Net.Sockets;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>A static host that knows no more than it must: it sends files as they lie there.</summary>
public sealed class StaticFiles : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly string folder;

    public StaticFiles(string folder)
    {
        this.folder = folder;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var file = Path.Combine(folder, Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/'));
        using var answer = context.Response;
        if (!File.Exists(file))
        {
            answer.StatusCode = 404;
            return;
        }
        answer.ContentType = Path.GetExtension(file) switch
        {
            ".js" => "text/javascript",
            ".html" => "text/html",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
        var bytes = await File.ReadAllBytesAsync(file);
        answer.ContentLength64 = bytes.Length;
        await answer.OutputStream.WriteAsync(bytes);
    }
}
