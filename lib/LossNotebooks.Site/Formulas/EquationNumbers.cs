using System.Globalization;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>
/// The numbers of a notebook's formulas that have a name, <c>\label{…}</c>, as <c>\eqref{…}</c> and <c>\ref{…}</c> say them: from 1
/// on in each notebook, also for references that stand before their formula.
/// </summary>
internal sealed partial class EquationNumbers
{
    private readonly OrderedDictionary<string, string> numbers = [];

    public EquationNumbers(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            foreach (Match label in Label().Matches(cell.Source))
            {
                numbers.TryAdd(label.Groups["name"].Value, (numbers.Count + 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The anchor of a formula; null if it has no name.</summary>
    public static string? Anchor(string tex) =>
        Label().Match(tex) is { Success: true } label ? AnchorOf(label.Groups["name"].Value) : null;

    /// <summary>A formula with its number in the place of its name, and the numbers of others in the place of theirs.</summary>
    /// <param name="tex">The formula.</param>
    /// <param name="isDisplay">On a line of its own? Others have no number.</param>
    /// <param name="unknown">Hears of names that no formula has.</param>
    public string Number(string tex, bool isDisplay, Action<string> unknown)
    {
        string Tag(Match label) =>
            isDisplay && numbers.TryGetValue(label.Groups["name"].Value, out var number) ? $@"\tag{{{number}}}" : "";
        // Within other environments, such as aligned, a number is none of a line.
        var numbered = NumbersLines().IsMatch(tex) ? Label().Replace(tex, Tag)
            : Label().Match(tex) is { Success: true } first ? $"{Label().Replace(tex, "").TrimEnd()} {Tag(first)}".TrimEnd() : tex;
        return Reference().Replace(numbered, reference => $@"\text{{{Words(reference, unknown)}}}");
    }

    /// <summary>A formula that is nothing but a reference, as the words and the place that it leads to; null for any other.</summary>
    public (string Words, string Anchor)? Link(string tex) =>
        Reference().Match(tex.Trim()) is { Success: true } reference && reference.Length == tex.Trim().Length
            && numbers.ContainsKey(reference.Groups["name"].Value)
            ? (Words(reference, _ => { }), AnchorOf(reference.Groups["name"].Value)) : null;

    private string Words(Match reference, Action<string> unknown)
    {
        if (!numbers.TryGetValue(reference.Groups["name"].Value, out var number))
        {
            unknown(reference.Value);
            number = "???";
        }
        return reference.Groups["brackets"].Success ? $"({number})" : number;
    }

    private static string AnchorOf(string label) => $"eq-{Odd().Replace(label, "-")}";

    [GeneratedRegex(@"\\label\s*\{(?<name>[^{}]+)\}")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*\\begin\{(?:equation|align|alignat|gather|multline|eqnarray)\*?\}")]
    private static partial Regex NumbersLines();

    [GeneratedRegex(@"\\(?<brackets>eq)?ref\s*\{(?<name>[^{}]+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[^\p{L}\p{N}_-]")]
    private static partial Regex Odd();
}
