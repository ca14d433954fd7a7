using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Rendering;

/// <summary>Sets TeX as HTML with KaTeX: one Node process answers for all pages, and no formula is set twice.</summary>
public sealed class Mathematics : IDisposable
{
    private readonly Process node = NodeModules.StartNode(new ProcessStartInfo("node", [WebFolder.File("katex.mjs")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });
    private readonly ConcurrentDictionary<(string Tex, bool Display), string> known = new();
    private readonly Lock turn = new();

    /// <summary>A formula as HTML, with MathML in it for those who listen.</summary>
    /// <param name="tex">The formula without its dollars.</param>
    /// <param name="display">On a line of its own?</param>
    /// <exception cref="UserException">KaTeX can't read the formula.</exception>
    public string Render(string tex, bool display) => known.GetOrAdd((tex, display), formula => Ask(formula.Tex, formula.Display));

    /// <inheritdoc/>
    public void Dispose()
    {
        node.Kill();
        node.Dispose();
    }

    private string Ask(string tex, bool display)
    {
        string? line;
        lock (turn)
        {
            node.StandardInput.WriteLine(JsonSerializer.Serialize(new { tex, display }));
            node.StandardInput.Flush();
            line = node.StandardOutput.ReadLine();
        }
        if (line is null)
        {
            throw new UserException($"KaTeX did not start: {node.StandardError.ReadToEnd().Trim()}");
        }

        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("html", out var html)
            ? html.GetString()!
            : throw new UserException($"the formula `{tex.Trim()}` can't be set: {answer.RootElement.GetProperty("error").GetString()}");
    }
}
