using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads columns of a frame as training outputs y.</summary>
internal static class TrainingOutputs
{
    /// <summary>
    /// y, and the names of its levels where they were text. For <c>double</c>: a column of numbers. For <c>int</c>: of whole numbers. For
    /// <c>double[]</c>: several columns. A column of text is read as the index of each level in alphabetical order, where the likelihood
    /// reads that many (<see cref="Likelihood{TOutput}.Levels"/>). For <see cref="Interval"/>: two columns, as
    /// <see cref="Censoring"/> says.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">The columns of y.</param>
    /// <param name="likelihood">What reads y.</param>
    /// <param name="known">The levels that a fit knows; none where they are to be found.</param>
    public static (TOutput[] Y, string[] Levels) Read<TOutput>(
        DataFrame frame, string[] columns, Likelihood<TOutput> likelihood, params IReadOnlyList<string> known)
    {
        (double[] Numbers, string[] Levels) Coded(string column, int k) =>
            TrainingOutputs.Coded<TOutput>(frame, column, likelihood.Levels(k), likelihood.ToString(), known);
        if (likelihood is ICensored censored)
        {
            return ((TOutput[])(object)CensoredOutputs.Read(frame, columns, censored.Censoring), []);
        }

        if (typeof(TOutput) == typeof(double[]))
        {
            double[][] numbers = [.. columns.Select((column, k) => Coded(column, k).Numbers)];
            double[][] rows = [.. Enumerable.Range(0, frame.Examples()).Select(row => Array.ConvertAll(numbers, column => column[row]))];
            return ((TOutput[])(object)rows, []);
        }

        var name = columns.Length == 1 ? columns[0]
            : throw new ArgumentException($"One output column is needed, but {columns.Length} were given.");
        var (y, levels) = Coded(name, 0);
        return typeof(TOutput) == typeof(double) ? ((TOutput[])(object)y, levels)
            : typeof(TOutput) == typeof(int) ? ((TOutput[])(object)Array.ConvertAll(y, n => Class(n, name)), levels)
            : throw new NotSupportedException(
                $"Outputs of type {typeof(TOutput).Name} do not come from columns: train on arrays, Predict(model).Train(x, y).");
    }

    // Numbers as they are, text as the index of its level.
    private static (double[] Numbers, string[] Levels) Coded<TOutput>(
        DataFrame frame, string column, int? needed, string likelihood, IReadOnlyList<string> known)
    {
        if (!frame.IsText(column))
        {
            return (frame.Numbers(column), []);
        }

        string[] found = InputPart.LevelsOf(frame, column), levels = known.Count > 0 ? [.. known] : found;
        if (found.Except(levels).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"Column '{column}' holds '{unknown}', which the fit does not know; it knows {Require.Quoted(levels)}.");
        }

        if (typeof(TOutput) != typeof(int) && Array.FindIndex(levels, IsAnotherNumber) is >= 0 and var number)
        {
            throw new ArgumentException($"Column '{column}' holds numbers as text, '{levels[number]}'; make it a column of numbers.");
        }

        var indices = InputPart.Indices(levels);
        return levels.Length == needed ? (Array.ConvertAll(frame.Texts(column), text => (double)indices[text]), levels)
            : throw new ArgumentException(needed is null
                ? $"Column '{column}' holds text, but the outputs of {likelihood} are numbers."
                : $"Column '{column}' has {levels.Length} levels ({Require.Quoted(levels)}) where {likelihood} needs {needed}.");
    }

    // A level that is a number, but not the one that it would be read as.
    private static bool IsAnotherNumber(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is not (0 or 1);

    private static int Class(double number, string column) => double.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw new ArgumentException(
            $"Column '{column}' holds {number.ToString(CultureInfo.InvariantCulture)}, which is not the number of a class.");
}
