using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>
/// One column as part of an input. A number is one term, itself or a power of it. A factor with L levels becomes L − 1 terms, 1 where the
/// row has that level and 0 elsewhere; the first level in alphabetical order has none and is the baseline (treatment contrasts).
/// </summary>
/// <param name="Column">Its name.</param>
/// <param name="Levels">The levels of a factor in alphabetical order; null for a number.</param>
/// <param name="Power">The power of a number, 1 for itself.</param>
internal sealed record InputPart(string Column, string[]? Levels, int Power)
{
    /// <summary>The names of the terms: <c>speed</c>, <c>speed^2</c> or <c>wool=B</c>.</summary>
    public IReadOnlyList<string> Terms() => Levels is not null ? [.. Levels.Skip(1).Select(level => $"{Column}={level}")]
        : [Power == 1 ? Column : $"{Column}^{Power}"];

    /// <summary>What kind of column it is, and which levels it has, as the training rows show it.</summary>
    /// <exception cref="ArgumentException">It has one level only, or is a power of text.</exception>
    public static InputPart Learn(ColumnKinds kinds, string column, int power) => kinds.Levels(column) switch
    {
        [var only] => throw new ArgumentException(
            $"'{column}' says nothing new: all its rows have the same level, '{only}'; leave it out."),
        { } when power > 1 => throw new ArgumentException($"Column '{column}' holds text, which has no power."),
        var levels => new(column, levels, power),
    };

    /// <summary>The different texts of a column, in alphabetical order.</summary>
    public static string[] LevelsOf(DataFrame frame, string column) => [.. frame.Texts(column).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The index of each level.</summary>
    public static Dictionary<string, int> Indices(string[] levels) =>
        new(levels.Select((level, index) => KeyValuePair.Create(level, index)));

    /// <summary>Writes the values of each term, I of them, one term after another, in any frame that has the column.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="terms">I numbers for each term.</param>
    public void CopyTerms(DataFrame frame, Span<double> terms)
    {
        if (Levels is null)
        {
            frame.CopyNumbers(terms, Column);
            for (var i = 0; i < terms.Length && Power > 1; i++)
            {
                var power = Math.Pow(terms[i], Power);
                terms[i] = double.IsFinite(power) ? power : throw new ArgumentException(FormattableString.Invariant(
                    $"'{Column}^{Power}' of {terms[i]} is too large for a number; give '{Column}' another unit."));
            }

            return;
        }

        terms.Clear();
        var texts = frame.Texts(Column);
        var indices = Indices(Levels);
        for (var i = 0; i < texts.Length; i++)
        {
            var level = indices.TryGetValue(texts[i], out var index) ? index : throw new ArgumentException(
                $"'{texts[i]}' is not a level of '{Column}'; the levels are {Require.Quoted(Levels)}.");
            if (level > 0)
            {
                terms[(level - 1) * texts.Length + i] = 1;
            }
        }
    }
}
