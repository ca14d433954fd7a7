using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads columns of a frame as training outputs y.</summary>
internal static class TrainingOutputs
{
    /// <summary>
    /// y, and the names of its levels where they were text. For <c>double</c>: a column of numbers, or of text with two levels (the first
    /// in alphabetical order is 0, the other 1). For <c>int</c>: a column of text (the index of its level), or of whole numbers. For
    /// <c>double[]</c>: several columns, each as for <c>double</c>.
    /// </summary>
    public static (TOutput[] Y, string[] Levels) Read<TOutput>(DataFrame frame, string[] columns)
    {
        if (typeof(TOutput) == typeof(double[]))
        {
            return ((TOutput[])(object)Vectors(frame, columns), []);
        }

        var name = columns.Length == 1 ? columns[0]
            : throw new ArgumentException($"One output column is needed, but {columns.Length} were given.", nameof(columns));
        if (typeof(TOutput) == typeof(double))
        {
            var (y, names) = Scalars(frame, name);
            return ((TOutput[])(object)y, names);
        }

        var (numbers, levels) = Coded(frame, name);
        return typeof(TOutput) == typeof(int) ? ((TOutput[])(object)Array.ConvertAll(numbers, n => Class(n, name)), levels)
            : throw new NotSupportedException(
                $"Outputs of type {typeof(TOutput).Name} do not come from columns: train on arrays, Predict(model).Train(x, y).");
    }

    private static double[][] Vectors(DataFrame frame, string[] columns)
    {
        var numbers = Array.ConvertAll(columns, column => Scalars(frame, column).Numbers);
        return [.. Enumerable.Range(0, frame.Examples()).Select(row => Array.ConvertAll(numbers, column => column[row]))];
    }

    private static (double[] Numbers, string[] Levels) Scalars(DataFrame frame, string column)
    {
        var (numbers, levels) = Coded(frame, column);
        return levels.Length is 0 or 2 ? (numbers, levels) : throw new ArgumentException(
            $"Column '{column}' has {levels.Length} levels where two are needed, one for y = 0 and one for y = 1.", nameof(column));
    }

    // Numbers as they are, text as the index of its level.
    private static (double[] Numbers, string[] Levels) Coded(DataFrame frame, string column)
    {
        var levels = frame.IsText(column) ? Input.Levels(frame, column) : [];
        return (levels.Length == 0 ? frame.Numbers(column) : Array.ConvertAll(frame.Texts(column), text => (double)Array.IndexOf(levels, text)), levels);
    }

    private static int Class(double number, string column) => double.IsInteger(number) ? (int)number
        : throw new ArgumentException($"Column '{column}' holds {number}, which is not the number of a class.", nameof(column));
}
