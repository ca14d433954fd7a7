using System.Collections.Concurrent;
using System.Text.Json;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Formulas;

/// <summary>Sets TeX as HTML with KaTeX: one Node process answers for all pages, and no formula is set twice.</summary>
public sealed class Mathematics : IDisposable
{
    private const int MaxLength = 20_000;

    private readonly NodeProgram katex = new NodeProgram("KaTeX", "katex.mjs", TimeSpan.FromSeconds(5)).Started();
    private readonly ConcurrentDictionary<(string Definitions, string Tex, bool IsDisplay), SetFormula> known = new();
    private readonly Lock turn = new();

    /// <inheritdoc/>
    public void Dispose() => katex.Dispose();

    /// <summary>A formula as HTML, with MathML in it for those who listen.</summary>
    /// <param name="tex">The formula without its delimiters.</param>
    /// <param name="isDisplay">On a line of its own?</param>
    /// <param name="definitions">Formulas before it that define commands.</param>
    /// <exception cref="UserException">The formula is too long, or takes too much time or memory.</exception>
    internal SetFormula Set(string tex, bool isDisplay, IEnumerable<string> definitions)
    {
        if (tex.Length > MaxLength)
        {
            throw new UserException($"the formula `{Excerpt.Of(tex)}` has {tex.Length} characters; {MaxLength} can be set.");
        }
        return known.GetOrAdd((JsonSerializer.Serialize(definitions), tex, isDisplay), Ask);
    }

    private SetFormula Ask((string Definitions, string Tex, bool IsDisplay) formula)
    {
        var (definitions, tex, display) = formula;
        var (texJson, displayJson) = (JsonSerializer.Serialize(tex), JsonSerializer.Serialize(display));
        var request = $$"""{"tex":{{texJson}},"display":{{displayJson}},"definitions":{{definitions}}}""";
        string answer;
        lock (turn)
        {
            answer = katex.Ask(request)
                ?? throw new UserException($"the formula `{Excerpt.Of(tex)}` takes too much time or memory to be set.");
        }
        var set = JsonSerializer.Deserialize<SetFormula>(answer, JsonSerializerOptions.Web)!;
        return set.IsEndless ? throw new UserException($"the formula `{Excerpt.Of(tex)}` can't be set: {set.Error}") : set;
    }
}
