using System.Net;
using System.Text.RegularExpressions;

namespace LossNotebooks.Engine.Tests;

/// <summary>A session under test, with the outputs of each cell at hand.</summary>
internal sealed partial class Notebook(string? workingDirectory = null, TimeSpan? timeLimit = null) : IDisposable
{
    public Session Session { get; } = new(workingDirectory ?? AppContext.BaseDirectory) { TimeLimit = timeLimit };

    public async Task<IReadOnlyList<Output>> RunAsync(string code, CancellationToken? cancellation = null)
    {
        var outputs = new OutputList();
        await Session.RunAsync(code, outputs, cancellation ?? TestContext.Current.CancellationToken);
        return outputs.ToList();
    }

    public void Dispose() => Session.Dispose();

    /// <summary>The only output, which must be a result, in one mime type.</summary>
    public async Task<string> ResultAsync(string code, string mimeType = "text/html") =>
        Assert.IsType<ExecuteResult>(Assert.Single(await RunAsync(code))).Data.Data[mimeType]!.ToString();

    /// <summary>The only output, which must be the result of a simple type, as text.</summary>
    public async Task<string> ValueAsync(string code)
    {
        var data = Assert.IsType<ExecuteResult>(Assert.Single(await RunAsync(code))).Data.Data;
        var text = data.TryGetValue("text/plain", out var plain)
            ? plain
            : WebUtility.HtmlDecode(PlainHtml().Match(data["text/html"]!.ToString()).Groups[1].Value);
        return text!.ToString();
    }

    /// <summary>The only output, which must be text on standard output.</summary>
    public async Task<string> TextAsync(string code)
    {
        var stream = Assert.IsType<Stream>(Assert.Single(await RunAsync(code)));
        Assert.Equal("stdout", stream.Name);
        return stream.Text;
    }

    /// <summary>The last output, which must be an error.</summary>
    public async Task<Error> ErrorAsync(string code) => Assert.IsType<Error>((await RunAsync(code))[^1]);

    /// <summary>What the compiler says about a cell, which must be the first output.</summary>
    public async Task<string> DiagnosticsAsync(string code)
    {
        var stream = Assert.IsType<Stream>((await RunAsync(code))[0]);
        Assert.Equal("stderr", stream.Name);
        return stream.Text;
    }

    /// <summary>Interrupts a cell after it has written something, which is done for it, and gives the last output: an error.</summary>
    public async Task<Error> InterruptAsync(string code)
    {
        using var interrupt = new CancellationTokenSource();
        var started = new FirstOutput();
        var lines = code.Split('\n');
        var directives = lines.TakeWhile(line => line.StartsWith('#')).ToList();
        var whole = string.Join('\n', [.. directives, "Console.Write(\"started\");", .. lines[directives.Count..]]);
        var running = Session.RunAsync(whole, started, interrupt.Token);
        await started.Task;
        await interrupt.CancelAsync();
        Assert.False(await running);
        return Assert.IsType<Error>(started.Last);
    }

    [GeneratedRegex("^<div class=\"dni-plaintext\"><pre>(.*)</pre></div><style>", RegexOptions.Singleline)]
    private static partial Regex PlainHtml();
}
