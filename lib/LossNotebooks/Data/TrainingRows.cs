using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>The rows of a frame that can be trained on. What is wrong with one is told with its number in the frame as it was
/// given.</summary>
internal sealed class TrainingRows
{
    private readonly int[]? kept; // null: all
    private readonly long before;
    private readonly NumberColumn[] numbers;
    private readonly int[] fingerprints;

    private TrainingRows(
        DataFrame frame, DataFrame counted, int[]? kept, int dropped, long before, string[] columns, NumberColumn[] numbers,
        int[] fingerprints)
    {
        (All, Frame, this.kept, Dropped, this.before, Columns) = (frame, counted, kept, dropped, before, columns);
        (this.numbers, this.fingerprints) = (numbers, fingerprints);
    }

    /// <summary>All rows.</summary>
    public DataFrame All { get; }

    /// <summary>The rows that count: those without a missing value, in the columns that are used at least, and whose frequency is not 0;
    /// the frame itself if all do.</summary>
    public DataFrame Frame { get; }

    /// <summary>The columns in which no value may be missing.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many lack a value.</summary>
    public int Dropped { get; }

    /// <summary>The rows in which none of these columns has a missing value, and that do not stand for none.</summary>
    /// <param name="frame">All rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="bounds">Columns that are used too, in which a missing value means that there is no bound.</param>
    /// <param name="frequencies">The column that says how many rows each one stands for, if any.</param>
    /// <param name="before">How many rows stand in frames before this one.</param>
    /// <exception cref="ArgumentException">A column is not there or holds what is no number and no text, or a number is not
    /// finite.</exception>
    public static TrainingRows Of(DataFrame frame, string[] columns, string[] bounds, string? frequencies = null, long before = 0)
    {
        ArgumentNullException.ThrowIfNull(frame);
        string[] used = [.. columns.Distinct()];
        DataFrameColumn[] numbers = [.. used.Union(bounds).Where(column => !frame.IsText(column)).Select(frame.Column)];
        NumberColumn[] read = [.. numbers.Select(column => NumberColumn.Of(column)!)];
        var fingerprints = new int[numbers.Length];
        var isWrong = new bool[numbers.Length];
        Cores.For(numbers.Length, frame.Examples(), c => isWrong[c] = read[c].NotFinite(out fingerprints[c]) is not null);
        if (Array.IndexOf(isWrong, true) is >= 0 and var wrong)
        {
            CellChecks.RequireFinite(numbers[wrong], before);
        }

        DataFrameColumn[] columnsUsed = [.. used.Select(frame.Column)];
        var kept = Array.TrueForAll(columnsUsed, column => column.NullCount == 0) ? null : CompleteRows.Of(frame, columnsUsed);
        var dropped = kept is null ? 0 : frame.Examples() - kept.Length;
        DataFrame Only(int[] rows) => CompleteRows.Only(rows, columnsUsed.Concat(bounds.Except(used).Select(frame.Column)));
        var counted = kept is null ? frame : Only(kept);
        if (frequencies is not null && counted.Numbers(frequencies) is var times && Array.IndexOf(times, 0) >= 0)
        {
            kept = [.. (kept ?? Enumerable.Range(0, times.Length)).Where((_, row) => times[row] != 0)];
            counted = Only(kept);
        }

        return new(frame, counted, kept, dropped, before, used, read, fingerprints);
    }

    /// <summary>What throws an <see cref="InvalidOperationException"/> if numbers have changed since: what was made of rows that all count
    /// may have left them where they are. It holds on to no other columns.</summary>
    public Action RequireUnchanged()
    {
        var (then, columns) = (fingerprints, Frame == All ? numbers : []);
        return () =>
        {
            for (var c = 0; c < columns.Length; c++)
            {
                if (columns[c].NotFinite(out var now) is not null || now != then[c])
                {
                    throw new InvalidOperationException(
                        "The frame has changed since the fit was trained on it; train again, and look at the new fit.");
                }
            }
        };
    }

    /// <summary>Throws unless the value of each row passes the check.</summary>
    /// <exception cref="ArgumentException">One does not; the sentence says in which row.</exception>
    public void Check<TValue>(ReadOnlyMemory<TValue> values, Action<TValue> check, string columns) =>
        Check(values, check, columns, i => before + (kept is null ? i : kept[i]));

    /// <summary>The same for a frame of which every row counts.</summary>
    public static void CheckAll<TValue>(ReadOnlyMemory<TValue> values, Action<TValue> check, string columns) =>
        Check(values, check, columns, i => i);

    private static void Check<TValue>(ReadOnlyMemory<TValue> values, Action<TValue> check, string columns, Func<int, long> row)
    {
        var chunks = ExampleBlock.Chunks(values.Length);
        var refused = new (int I, ArgumentException Refusal)?[chunks];
        Cores.For(
            chunks, ExampleBlock.ChunkSize,
            chunk => refused[chunk] = FirstRefused(values.Span, check, chunk * ExampleBlock.ChunkSize));
        if (Array.Find(refused, first => first is not null) is var (i, refusal))
        {
            throw new ArgumentException($"Row {row(i) + 1} of column {columns}: {Require.Sentence(refusal)}", refusal);
        }
    }

    // Of a chunk.
    private static (int I, ArgumentException Refusal)? FirstRefused<TValue>(ReadOnlySpan<TValue> values, Action<TValue> check, int first)
    {
        var i = first;
        try
        {
            for (var end = Math.Min(first + ExampleBlock.ChunkSize, values.Length); i < end; i++)
            {
                check(values[i]);
            }
        }
        catch (ArgumentException refused)
        {
            return (i, refused);
        }

        return null;
    }
}
