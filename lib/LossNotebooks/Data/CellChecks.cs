using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What is wrong with the cells of a column, told with the row.</summary>
internal static class CellChecks
{
    /// <summary>Throws unless a column holds numbers all of which are finite, or text, where its values are not missing.</summary>
    /// <exception cref="ArgumentException">It does not; the sentence names the column and the row.</exception>
    public static void CheckCells(this DataFrame frame, string name)
    {
        if (frame.IsText(name))
        {
            CheckTexts([.. frame.Column(name).Cast<string?>()], name);
        }
        else
        {
            RequireFinite(frame.Column(name));
        }
    }

    /// <summary>Throws if a number of a column of numbers is not finite.</summary>
    public static void RequireFinite(DataFrameColumn column)
    {
        if (NumberColumn.Of(column)!.NotFinite() is var (row, number))
        {
            throw new ArgumentException(
                $"Row {row + 1} of column '{column.Name}' is {number.ToString(CultureInfo.InvariantCulture)}, "
                + "which is not a finite number.");
        }
    }

    // Readers that know no missing values make texts of them, and of all the numbers around: each would be a level of its own.
    private static void CheckTexts(string?[] texts, string column)
    {
        static bool IsMark(string? text) => text?.Trim().ToUpperInvariant() is "" or "NA" or "N/A" or "NAN" or "NULL";
        var areNumbers = Array.TrueForAll(
            texts, text => text is null || double.TryParse(text, CultureInfo.InvariantCulture, out _) || IsMark(text));
        if (Array.FindIndex(texts, text => areNumbers ? IsMark(text) : text?.Trim() is "") is >= 0 and var wrong)
        {
            throw new ArgumentException(
                $"Row {wrong + 1} of column '{column}' is the text '{texts[wrong]}', where a value is missing: "
                + "read the file with Csv.Load, to which NA and an empty cell are missing.");
        }
    }
}
