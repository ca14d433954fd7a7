using System.Globalization;
using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Formulas;

/// <summary>
/// The formulas of a page, each of which a mark stands for while Markdown is read. A mark is a number between two characters that no text
/// holds, and begins and ends with a dollar, so that what stands beside it sees the neighbour that it would have had.
/// </summary>
internal sealed partial class FormulaMarks
{
    private const char Open = '\uFDD0', Close = '\uFDD1', Replacement = '\uFFFD';

    private readonly List<Formula> all = [];
    private readonly Dictionary<Formula, string> marks = [];

    /// <summary>Markdown with marks in the place of its formulas, and with line feeds alone.</summary>
    public string Mark(string markdown) => FormulaFinder.Replace(
        markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace(Open, Replacement).Replace(Close, Replacement),
        Mark);

    /// <summary>A text in which formulas stand as they were written: what had been taken for one may turn out to be code.</summary>
    public string Restore(string text) => Replace(text, formula => formula.Source);

    /// <summary>Puts something in the place of each mark.</summary>
    public string Replace(string text, Func<Formula, string> replace) =>
        text.Contains(Open, StringComparison.Ordinal) ? AMark().Replace(text, mark => replace(Of(mark))) : text;

    /// <summary>The formula whose mark begins at a place, and the mark's length; null where there is none.</summary>
    public (Formula Formula, int Length)? At(string text, int place) =>
        AMark().Match(text, place) is { Success: true } mark && mark.Index == place ? (Of(mark), mark.Length) : null;

    private string Mark(Formula formula)
    {
        if (!marks.TryGetValue(formula, out var mark))
        {
            marks[formula] = mark = string.Create(CultureInfo.InvariantCulture, $"${Open}{all.Count}{Close}$");
            all.Add(formula);
        }
        return mark;
    }

    private Formula Of(Match mark) => all[int.Parse(mark.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)];

    [GeneratedRegex(@"\$\uFDD0(\d+)\uFDD1\$")]
    private static partial Regex AMark();
}
