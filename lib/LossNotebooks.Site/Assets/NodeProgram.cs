using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LossNotebooks.Site.Assets;

/// <summary>
/// A script in a Node process that says that it is ready and then answers one line of JSON with another. A request that takes too much of
/// the processor or of memory ends the process, and the next begins another.
/// </summary>
/// <param name="name">What the script is to those who read messages.</param>
/// <param name="script">The script in the web folder.</param>
/// <param name="timeLimit">How much of the processor one request may take. Not of the clock: on a machine that is busy it may wait.</param>
internal sealed class NodeProgram(string name, string script, TimeSpan timeLimit) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const string MemoryLimit = "--max-old-space-size=512";

    private Process? node;
    private Task<string> complaints = Task.FromResult("");
    private bool isReady;

    /// <summary>Starts Node before anybody asks, so that nobody waits for notebooks only to learn that it is missing.</summary>
    /// <exception cref="UserException">It is.</exception>
    public NodeProgram Started()
    {
        node ??= Start();
        return this;
    }

    /// <summary>Sends a request, one line of JSON, and waits for the answer.</summary>
    /// <returns>The answer; null when it took too much.</returns>
    /// <exception cref="UserException">The script does not even start.</exception>
    public string? Ask(string request)
    {
        node ??= Start();
        isReady = isReady || node.StandardOutput.ReadLine() is not null;
        if (!isReady)
        {
            Dispose();
            throw new UserException($"{name} did not start: {complaints.Result.Trim()}");
        }
        if (Answer(node, request) is { } answer)
        {
            return answer;
        }
        Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        node?.Kill();
        node?.Dispose();
        node = null;
        isReady = false;
    }

    private string? Answer(Process node, string request)
    {
        var limit = TimeOf(node) + timeLimit;
        try
        {
            node.StandardInput.WriteLine(request);
            node.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }
        var line = node.StandardOutput.ReadLineAsync();
        while (!line.Wait(Pause))
        {
            if (TimeOf(node) > limit)
            {
                return null;
            }
        }
        return line.Result;
    }

    private Process Start()
    {
        var started = NodeModules.StartNode(new ProcessStartInfo("node", [MemoryLimit, WebFolder.File(script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        });
        complaints = started.StandardError.ReadToEndAsync();
        return started;
    }

    private static TimeSpan TimeOf(Process node)
    {
        try
        {
            return node.TotalProcessorTime;
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero; // It has just ended.
        }
    }
}
