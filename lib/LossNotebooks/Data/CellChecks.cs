using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What is wrong with the numbers of a column, told with the row.</summary>
internal static class CellChecks
{
    /// <summary>Throws if a number of a column of numbers is not finite.</summary>
    /// <param name="column">The column.</param>
    /// <param name="before">How many rows stand before it.</param>
    /// <exception cref="ArgumentException">One is not; the sentence names the column and the row.</exception>
    public static void RequireFinite(DataFrameColumn column, long before = 0)
    {
        if (NumberColumn.Of(column)!.NotFinite(out _) is var (row, number))
        {
            throw new ArgumentException(
                $"Row {before + row + 1} of column '{column.Name}' is {number.ToString(CultureInfo.InvariantCulture)}, "
                + "which is not a finite number.");
        }
    }
}
