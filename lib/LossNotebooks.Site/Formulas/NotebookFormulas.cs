using System.Text.RegularExpressions;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Formulas;

/// <summary>The formulas of one notebook, in order: a command that one defines is known to those after it, as in JupyterLab.</summary>
/// <param name="mathematics">What sets them.</param>
/// <param name="numbers">The numbers of those that have a name.</param>
/// <param name="remarks">Hears of those that can't be set.</param>
internal sealed partial class NotebookFormulas(Mathematics mathematics, EquationNumbers numbers, ICollection<string> remarks)
{
    private readonly List<string> definitions = [];

    /// <summary>A formula as HTML; one that KaTeX can't read as it was written, and marked, as in other front ends.</summary>
    /// <exception cref="UserException">The formula takes too much to be set.</exception>
    public string Render(Formula formula)
    {
        if (numbers.Link(formula.Tex) is var (words, anchor))
        {
            return $"""<a class="reference" href="#{anchor}">{words}</a>""";
        }
        var tex = numbers.Number(formula.Tex, formula.IsDisplay,
            name => remarks.Add($"the reference `{Excerpt.Of(name)}` leads to no formula: none has that `\\label`."));
        var set = mathematics.Set(tex, formula.IsDisplay, definitions);
        if (Definition().IsMatch(formula.Tex))
        {
            definitions.Remove(formula.Tex); // The last one counts.
            definitions.Add(formula.Tex);
        }
        if (set.Html is not null)
        {
            return set.Html;
        }
        remarks.Add($"the formula `{Excerpt.Of(formula.Tex)}` can't be set: {set.Error}");
        return $"""<code class="unset" title="{Html.Escape(set.Error ?? "")}">{Html.Escape(formula.Source)}</code>""";
    }

    [GeneratedRegex(@"\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|futurelet|global|DeclareMathOperator)(?![a-zA-Z])")]
    private static partial Regex Definition();
}
