using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What the recipe needs of a data frame: its columns as arrays, by name, with nothing missing.</summary>
public static class Frames
{
    /// <summary>The rows in which none of these columns (of all, if none is named) has a missing value, and how many others there
    /// were.</summary>
    /// <exception cref="ArgumentException">There is no such column; the sentence lists those there are.</exception>
    public static (DataFrame Complete, int Dropped) DropMissing(this DataFrame frame, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        var kept = frame.CompleteRows(columns.Length == 0 ? frame.Columns : columns.Select(frame.Column));
        return (frame.Only(kept), frame.Examples() - kept.Length);
    }

    /// <summary>The numbers of one column (I of them), or of several, column-major: I of the first, then I of the second, …</summary>
    /// <exception cref="ArgumentException">There is no such column, it holds text, or a value is missing or not finite.</exception>
    public static double[] Numbers(this DataFrame frame, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        return [.. columns.SelectMany(name => frame.IsText(name)
            ? throw new ArgumentException($"Column '{name}' holds text where numbers are needed.", nameof(columns))
            : frame.Cells(name).Select((cell, row) => Number(cell, name, row + 1)))];
    }

    /// <summary>The texts of one column, I of them.</summary>
    /// <exception cref="ArgumentException">There is no such column, it holds numbers, or a value is missing.</exception>
    public static string[] Texts(this DataFrame frame, string column)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.IsText(column) ? [.. frame.Cells(column).Cast<string>()]
            : throw new ArgumentException($"Column '{column}' holds numbers where text is needed.", nameof(column));
    }

    /// <summary>1 where a column of texts has this level, 0 elsewhere: an output in {0, 1}.</summary>
    /// <exception cref="ArgumentException">There is no such column, it holds numbers, a value is missing, or the level never
    /// occurs.</exception>
    public static double[] Indicator(this DataFrame frame, string column, string level)
    {
        var texts = frame.Texts(column);
        return texts.Contains(level) ? [.. texts.Select(text => text == level ? 1.0 : 0.0)]
            : throw new ArgumentException(
                $"Column '{column}' has no '{level}'; it has {Require.Quoted(texts.Distinct().Order())}.", nameof(level));
    }

    /// <summary>A table of frequencies written out: each row as often as <paramref name="frequency"/> says, without that column.</summary>
    /// <exception cref="ArgumentException">There is no such column, or a frequency is not a whole number ≥ 0.</exception>
    public static DataFrame Expand(this DataFrame frame, string frequency)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var times = frame.Numbers(frequency);
        if (Array.FindIndex(times, n => n < 0 || n != Math.Floor(n)) is >= 0 and var row)
        {
            throw new ArgumentException(
                $"Row {row + 1} of column '{frequency}' is {times[row].ToString(CultureInfo.InvariantCulture)}, which is not a frequency.",
                nameof(frequency));
        }

        var expanded = frame[times.SelectMany((n, i) => Enumerable.Repeat(i, (int)n))];
        expanded.Columns.Remove(frequency);
        return expanded;
    }

    /// <summary>I, the number of rows.</summary>
    internal static int Examples(this DataFrame frame) => (int)frame.Rows.Count;

    /// <summary>The column of that name, or a sentence that lists those there are.</summary>
    internal static DataFrameColumn Column(this DataFrame frame, string name) =>
        frame.Columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException(
            $"There is no column '{name}'; the frame has {Require.Quoted(frame.Columns.Select(column => column.Name))}.");

    /// <summary>Whether a column holds text; if not, it holds numbers.</summary>
    /// <exception cref="ArgumentException">It holds neither, but dates, say.</exception>
    internal static bool IsText(this DataFrame frame, string name)
    {
        var type = frame.Column(name).DataType;
        return type == typeof(string) || (IsNumber(type) ? false
            : throw new ArgumentException(
                $"Column '{name}' holds values of type {type.Name}, which are neither numbers nor text; make it a column of either."));
    }

    /// <summary>Whether values of this type are numbers. True and false count as 1 and 0.</summary>
    internal static bool IsNumber(Type type) => Type.GetTypeCode(type) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Decimal);

    /// <summary>Throws unless a column holds numbers all of which are finite, or text, where its values are not missing.</summary>
    /// <exception cref="ArgumentException">It does not; the sentence names the column and the row.</exception>
    internal static void CheckCells(this DataFrame frame, string name)
    {
        if (frame.IsText(name))
        {
            CheckTexts([.. frame.Column(name).Cast<string?>()], name);
            return;
        }

        var row = 0;
        foreach (var cell in frame.Column(name))
        {
            row++;
            _ = cell is null ? 0 : Number(cell, name, row);
        }
    }

    /// <summary>The numbers (from 0) of the rows in which none of these columns has a missing value.</summary>
    internal static int[] CompleteRows(this DataFrame frame, IEnumerable<DataFrameColumn> columns)
    {
        DataFrameColumn[] needed = [.. columns];
        return [.. Enumerable.Range(0, frame.Examples()).Where(row => Array.TrueForAll(needed, column => column[row] is not null))];
    }

    /// <summary>A frame of these rows.</summary>
    internal static DataFrame Only(this DataFrame frame, int[] rows) => rows.Length > 0 ? frame[rows] : frame.Head(0);

    private static IEnumerable<object> Cells(this DataFrame frame, string name)
    {
        var column = frame.Column(name);
        return column.NullCount == 0 ? column.Cast<object>() : throw new ArgumentException(
            $"Column '{name}' has {column.NullCount} missing values in {column.Length} rows; "
            + $"drop those rows first: DropMissing(\"{name}\").");
    }

    // Readers that know no missing values make texts of them, and of all the numbers around: each would be a level of its own.
    private static void CheckTexts(string?[] texts, string column)
    {
        static bool IsMark(string? text) => text?.Trim().ToUpperInvariant() is "" or "NA" or "N/A" or "NAN" or "NULL";
        var areNumbers = Array.TrueForAll(
            texts, text => text is null || IsMark(text) || double.TryParse(text, CultureInfo.InvariantCulture, out _));
        if (Array.FindIndex(texts, text => areNumbers ? IsMark(text) : text?.Trim() is "") is >= 0 and var wrong)
        {
            throw new ArgumentException(
                $"Row {wrong + 1} of column '{column}' is the text '{texts[wrong]}', where a value is missing: "
                + "read the file with Csv.Load, to which NA and an empty cell are missing.");
        }
    }

    private static double Number(object cell, string column, int row)
    {
        var number = Convert.ToDouble(cell, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw new ArgumentException(
            $"Row {row} of column '{column}' is {number.ToString(CultureInfo.InvariantCulture)}, which is not a finite number.");
    }
}
