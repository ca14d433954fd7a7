using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>
/// One column as input of a linear predictor. A number is one term, itself. A factor with L levels becomes L − 1 terms, 1 where the row
/// has that level and 0 elsewhere; the first level in alphabetical order has none and is the baseline (treatment contrasts).
/// </summary>
internal sealed class Input
{
    private readonly string column;
    private readonly string[]? levels;

    private Input(string column, string[]? levels) => (this.column, this.levels) = (column, levels);

    /// <summary>The names of the terms: <c>speed</c>, or <c>wool=B</c>.</summary>
    public IReadOnlyList<string> Terms => levels is null ? [column] : [.. levels.Skip(1).Select(level => $"{column}={level}")];

    /// <summary>What kind of column it is, and which levels it has, as the training rows show it.</summary>
    public static Input Learn(DataFrame frame, string column) =>
        new(column, frame.IsText(column) ? Levels(frame, column) : null);

    /// <summary>The different texts of a column, in alphabetical order.</summary>
    public static string[] Levels(DataFrame frame, string column) => [.. frame.Texts(column).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The values of each term, I of them, in any frame that has the column.</summary>
    public IEnumerable<double[]> Values(DataFrame frame)
    {
        if (levels is null)
        {
            return [frame.Numbers(column)];
        }

        var texts = frame.Texts(column);
        return Array.Find(texts, text => !levels.Contains(text)) is not { } unknown
            ? levels.Skip(1).Select(level => Array.ConvertAll(texts, text => text == level ? 1.0 : 0.0))
            : throw new ArgumentException(
                $"'{unknown}' is not a level of '{column}'; the levels are {Require.Quoted(levels)}.", nameof(frame));
    }
}
