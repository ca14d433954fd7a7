using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Course;

/// <summary>Data frames as notebooks show them.</summary>
public static class FrameTable
{
    private const int Shown = 8;

    /// <summary>The first rows of a frame as a table, with its size.</summary>
    public static Table Table(this DataFrame frame)
    {
        var rows = (int)frame.Rows.Count;
        var shown = Math.Min(rows, Shown);
        var size = string.Create(CultureInfo.InvariantCulture, $"{Count(rows, "row")}, {Count(frame.Columns.Count, "column")}");
        return new(
            shown < rows ? string.Create(CultureInfo.InvariantCulture, $"The first {shown} of {size}") : size,
            [.. frame.Columns.Select(column => column.Name)],
            [.. Enumerable.Range(0, shown).Select(row => frame.Columns.Select(column => column[row]).ToArray())]);
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
