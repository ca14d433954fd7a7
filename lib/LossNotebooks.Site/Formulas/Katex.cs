using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Formulas;

/// <summary>
/// The Node process in which KaTeX runs. A formula that takes too much of the processor or of memory ends it, and the next begins another.
/// </summary>
internal sealed class Katex : IDisposable
{
    // Of the processor, not of the clock: on a machine that is busy a formula may wait.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const string MemoryLimit = "--max-old-space-size=512";

    private Process? node;
    private Task<string> complaints = Task.FromResult("");
    private bool hasAnswered;

    /// <summary>Starts Node, so that nobody waits for notebooks only to learn that it is missing.</summary>
    /// <exception cref="UserException">It is.</exception>
    public Katex() => node = Start();

    /// <summary>Sends a request, one line of JSON, and waits for the answer.</summary>
    /// <returns>The answer; null when it took too much.</returns>
    /// <exception cref="UserException">KaTeX does not even start.</exception>
    public string? Ask(string request)
    {
        node ??= Start();
        var before = TimeOf(node);
        if (Answer(node, request) is { } answer)
        {
            hasAnswered = true;
            return answer;
        }
        var startFailed = !hasAnswered && node.HasExited && TimeOf(node) - before < TimeLimit;
        Dispose();
        return startFailed ? throw new UserException($"KaTeX did not start: {complaints.Result.Trim()}") : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        node?.Kill();
        node?.Dispose();
        node = null;
    }

    private static string? Answer(Process node, string request)
    {
        var limit = TimeOf(node) + TimeLimit;
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
        var started = NodeModules.StartNode(new ProcessStartInfo("node", [MemoryLimit, WebFolder.File("katex.mjs")])
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
