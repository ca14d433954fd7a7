using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>What the columns of the training rows are, as a first look at all of them shows: numbers, or text with its levels.</summary>
internal sealed class ColumnKinds
{
    private readonly HashSet<string> names; // of all columns
    private readonly Dictionary<string, TextCells> texts = [];
    private readonly HashSet<string> numbers = [];
    private readonly HashSet<string> lacking = []; // that miss a value
    private long rows, dropped, absent;

    private ColumnKinds(DataFrame frame) => names = [.. frame.Columns.Select(column => column.Name)];

    /// <summary>How many rows there are to train on.</summary>
    public int Rows => (int)(rows - dropped - absent);

    /// <summary>How many lack a value.</summary>
    public int Dropped => (int)dropped;

    /// <summary>What the columns of these rows are.</summary>
    /// <param name="frames">The rows, frame by frame.</param>
    /// <exception cref="ArgumentException">No row is left, or there are more than can be counted; or a column is text in one frame and
    /// numbers in another, or holds text where a value is missing.</exception>
    public static ColumnKinds Of(IEnumerable<TrainingRows> frames)
    {
        ColumnKinds? kinds = null;
        foreach (var frame in frames)
        {
            (kinds ??= new(frame.All)).Add(frame);
        }

        kinds?.Check();
        return kinds ?? throw new ArgumentException("There is no frame with rows to train on.", nameof(frames));
    }

    /// <summary>Whether there is a column of that name.</summary>
    public bool IsColumn(string name) => names.Contains(name);

    /// <summary>The levels of a column of text in alphabetical order; null of a column of numbers.</summary>
    public string[]? Levels(string column) => texts.GetValueOrDefault(column)?.Levels;

    private void Add(TrainingRows frame)
    {
        foreach (var name in frame.Columns)
        {
            var column = frame.All.Column(name);
            var isText = frame.All.IsText(name);
            if (isText ? numbers.Contains(name) : texts.ContainsKey(name))
            {
                throw new ArgumentException($"Column '{name}' holds text in one frame and numbers in another; make it either.");
            }

            if (column.NullCount > 0)
            {
                lacking.Add(name);
            }

            if (isText)
            {
                var cells = texts.TryGetValue(name, out var known) ? known : texts[name] = new(name);
                cells.Look(column, rows);
                cells.Add(frame.Frame.Texts(name));
            }
            else
            {
                numbers.Add(name);
            }
        }

        rows += frame.All.Examples();
        dropped += frame.Dropped;
        absent += frame.All.Examples() - frame.Dropped - frame.Frame.Examples();
    }

    private void Check()
    {
        foreach (var column in texts.Values)
        {
            column.RequireTexts();
        }

        if (rows == dropped + absent || rows > int.MaxValue)
        {
            throw new ArgumentException(rows == 0 ? "The frame has no rows to train on."
                : rows == dropped
                    ? $"No row is left to train on: each of the {rows} rows lacks a value in {Require.Quoted(lacking)}."
                : rows == dropped + absent ? "No row is left to train on: every frequency is 0."
                : $"There are {rows} rows, more than the {int.MaxValue} that can be counted; train on a part of them.");
        }
    }
}
