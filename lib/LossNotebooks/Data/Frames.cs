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
        var kept = CompleteRows.Of(frame, columns.Length == 0 ? frame.Columns : columns.Select(frame.Column));
        return (CompleteRows.Only(kept, frame.Columns), frame.Examples() - kept.Length);
    }

    /// <summary>The numbers of one column (I of them), or of several, column-major: I of the first, then I of the second, …</summary>
    /// <exception cref="ArgumentException">There is no such column, it holds text, or a value is missing or not finite.</exception>
    public static double[] Numbers(this DataFrame frame, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        var numbers = GC.AllocateUninitializedArray<double>(columns.Length * frame.Examples());
        frame.CopyNumbers(numbers, columns);
        return numbers;
    }

    /// <summary>The texts of one column, I of them.</summary>
    /// <exception cref="ArgumentException">There is no such column, it holds numbers, or a value is missing.</exception>
    public static string[] Texts(this DataFrame frame, string column)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.IsText(column) ? [.. frame.Complete(column).Cast<string>()]
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

        return CompleteRows.Only(
            [.. times.SelectMany((n, i) => Enumerable.Repeat(i, (int)n))], frame.Columns.Where(column => column.Name != frequency));
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

    /// <summary>Writes the numbers of columns one after another, as <see cref="Numbers"/> gives them.</summary>
    internal static void CopyNumbers(this DataFrame frame, Span<double> numbers, params ReadOnlySpan<string> columns)
    {
        var examples = frame.Examples();
        foreach (var name in columns)
        {
            if (frame.IsText(name))
            {
                throw new ArgumentException($"Column '{name}' holds text where numbers are needed.", nameof(columns));
            }

            var column = frame.Complete(name);
            if (!NumberColumn.Of(column)!.CopyTo(numbers))
            {
                CellChecks.RequireFinite(column);
            }

            numbers = numbers[examples..];
        }
    }

    // The column of that name, if nothing is missing in it.
    private static DataFrameColumn Complete(this DataFrame frame, string name)
    {
        var column = frame.Column(name);
        return column.NullCount == 0 ? column : throw new ArgumentException(
            $"Column '{name}' has {column.NullCount} missing values in {column.Length} rows; "
            + $"drop those rows first: DropMissing(\"{name}\").");
    }
}
