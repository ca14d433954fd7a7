using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads columns of a frame as training outputs y.</summary>
internal static class Outputs
{
    /// <summary>
    /// y, and the names of its levels where they were text. For <c>double</c>: a column of numbers, or of text with two levels (the first
    /// in alphabetical order is 0, the other 1). For <c>int</c>: a column of text (the index of its level), or of whole numbers. For
    /// <c>double[]</c>: several columns of numbers.
    /// </summary>
    public static (TOutput[] Y, string[] Levels) Read<TOutput>(DataFrame frame, string[] columns)
    {
        if (typeof(TOutput) == typeof(double[]))
        {
            return ((TOutput[])(object)Vectors(frame, columns), []);
        }

        var name = columns.Length == 1 ? columns[0]
            : throw new ArgumentException($"One output column is needed, but {columns.Length} were given.", nameof(columns));
        var levels = frame.IsText(name) ? Input.Levels(frame, name) : [];
        var numbers = levels.Length == 0 ? frame.Numbers(name)
            : Array.ConvertAll(frame.Texts(name), text => (double)Array.IndexOf(levels, text));
        if (typeof(TOutput) == typeof(double))
        {
            return levels.Length is 0 or 2 ? ((TOutput[])(object)numbers, levels) : throw new ArgumentException(
                $"Column '{name}' has {levels.Length} levels where two are needed, one for y = 0 and one for y = 1.", nameof(columns));
        }

        return typeof(TOutput) == typeof(int) ? ((TOutput[])(object)Array.ConvertAll(numbers, n => Class(n, name)), levels)
            : throw new NotSupportedException(
                $"Outputs of type {typeof(TOutput).Name} do not come from columns: train on arrays, Predict(model).Train(x, y).");
    }

    private static double[][] Vectors(DataFrame frame, string[] columns)
    {
        var numbers = Array.ConvertAll(columns, column => frame.Numbers(column));
        return [.. Enumerable.Range(0, frame.Examples()).Select(row => Array.ConvertAll(numbers, column => column[row]))];
    }

    private static int Class(double number, string column) => double.IsInteger(number) ? (int)number
        : throw new ArgumentException($"Column '{column}' holds {number}, which is not the number of a class.", nameof(column));
}
