using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What a column of text holds, frame by frame: its levels, and what looks like a missing value and is none.</summary>
internal sealed class TextCells(string column)
{
    private readonly HashSet<string> levels = [];
    private bool areNumbers = true; // or marks of missing ones
    private (long Row, string Text)? mark, blank;

    /// <summary>The levels of the rows that are trained on, in alphabetical order.</summary>
    public string[] Levels => [.. levels.Order(StringComparer.Ordinal)];

    /// <summary>Looks at the cells of all rows.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="before">How many rows stand before them.</param>
    public void Look(DataFrameColumn cells, long before)
    {
        foreach (var text in cells.Cast<string?>())
        {
            var isMark = IsMark(text);
            areNumbers = areNumbers && (text is null || isMark || double.TryParse(text, CultureInfo.InvariantCulture, out _));
            mark ??= isMark ? (before, text!) : null;
            blank ??= text?.Trim() is "" ? (before, text) : null;
            before++;
        }
    }

    /// <summary>Adds levels.</summary>
    public void Add(IEnumerable<string> texts) => levels.UnionWith(texts);

    /// <summary>Throws if a text stands where a value is missing.</summary>
    /// <exception cref="ArgumentException">One does; the sentence names the row.</exception>
    public void RequireTexts()
    {
        // Readers that know no missing values make texts of them, and of all the numbers around: each would be a level of its own.
        if ((areNumbers ? mark : blank) is var (row, text))
        {
            throw new ArgumentException(
                $"Row {row + 1} of column '{column}' is the text '{text}', where a value is missing: "
                + "read the file with Csv.Load, to which NA and an empty cell are missing.");
        }
    }

    private static bool IsMark(string? text) => text?.Trim().ToUpperInvariant() is "" or "NA" or "N/A" or "NAN" or "NULL";
}
