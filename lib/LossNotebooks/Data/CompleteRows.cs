using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Rows without a missing value.</summary>
internal static class CompleteRows
{
    /// <summary>The numbers (from 0) of the rows in which none of these columns has a missing value.</summary>
    public static int[] Of(DataFrame frame, IEnumerable<DataFrameColumn> columns)
    {
        var missing = new bool[frame.Examples()];
        foreach (var column in columns.Where(column => column.NullCount > 0))
        {
            if (NumberColumn.Of(column) is { } numbers)
            {
                numbers.MarkMissing(missing);
            }
            else
            {
                MarkMissing(column, missing);
            }
        }

        var kept = new int[missing.AsSpan().Count(false)];
        for (int row = 0, at = 0; at < kept.Length; row++)
        {
            kept[at] = row;
            at += missing[row] ? 0 : 1;
        }

        return kept;
    }

    /// <summary>A frame of these rows of columns, each of its own type.</summary>
    public static DataFrame Only(int[] rows, IEnumerable<DataFrameColumn> columns)
    {
        var map = new PrimitiveDataFrameColumn<int>("rows", rows);
        return new(columns.Select(column => column.Clone(map)));
    }

    // Texts, which are objects anyway, and what is neither a number nor text.
    private static void MarkMissing(DataFrameColumn column, bool[] missing)
    {
        var row = 0;
        foreach (var cell in column)
        {
            missing[row++] |= cell is null;
        }
    }
}
