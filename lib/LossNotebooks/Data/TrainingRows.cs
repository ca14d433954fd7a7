using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>The rows of a frame that can be trained on. What is wrong with one is told with its number in the frame as it was
/// given.</summary>
internal sealed class TrainingRows
{
    private readonly int[] kept;

    private TrainingRows(DataFrame frame, int[] kept, int dropped) => (Frame, this.kept, Dropped) = (frame, kept, dropped);

    /// <summary>The rows without a missing value, in the columns that are used at least; the frame itself if nothing is missing.</summary>
    public DataFrame Frame { get; }

    /// <summary>How many others there were.</summary>
    public int Dropped { get; }

    /// <summary>The rows in which none of these columns has a missing value.</summary>
    /// <param name="frame">All rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="bounds">Columns that are used too, in which a missing value means that there is no bound.</param>
    /// <exception cref="ArgumentException">A column is not there or holds what is no number and no text, a number is not finite, or no row
    /// is left.</exception>
    public static TrainingRows Of(DataFrame frame, string[] columns, params string[] bounds)
    {
        ArgumentNullException.ThrowIfNull(frame);
        foreach (var column in columns.Concat(bounds))
        {
            frame.CheckCells(column);
        }

        var used = columns.Distinct().Select(frame.Column).ToArray();
        var kept = CompleteRows.Of(frame, used);
        var dropped = frame.Examples() - kept.Length;
        var lacking = used.Where(column => column.NullCount > 0).Select(column => column.Name);
        var all = used.Concat(bounds.Except(columns).Select(frame.Column));
        return kept.Length > 0 ? new(dropped == 0 ? frame : CompleteRows.Only(kept, all), kept, dropped)
            : throw new ArgumentException(frame.Examples() == 0
                ? "The frame has no rows to train on."
                : $"No row is left to train on: each of the {frame.Examples()} rows lacks a value in {Require.Quoted(lacking)}.",
                nameof(frame));
    }

    /// <summary>Throws unless the value of each row passes the check.</summary>
    /// <exception cref="ArgumentException">One does not; the sentence says in which row.</exception>
    public void Check<TValue>(TValue[] values, Action<TValue> check, string columns) => Check(values, check, columns, i => kept[i]);

    /// <summary>The same for a frame of which every row counts.</summary>
    public static void CheckAll<TValue>(TValue[] values, Action<TValue> check, string columns) => Check(values, check, columns, i => i);

    private static void Check<TValue>(TValue[] values, Action<TValue> check, string columns, Func<int, int> row)
    {
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                check(values[i]);
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException($"Row {row(i) + 1} of column {columns}: {Require.Sentence(refused)}", refused);
            }
        }
    }
}
