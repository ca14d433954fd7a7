using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads columns of a frame as training outputs y.</summary>
internal static class TrainingOutputs
{
    /// <summary>
    /// y. For <c>double</c>: a column of numbers. For <c>int</c>: of whole numbers. For
    /// <c>double[]</c>: several columns. A column of text is read as the index of each level in alphabetical order, where the likelihood
    /// reads that many (<see cref="Likelihood{TOutput}.Levels"/>). For <see cref="Interval"/>: two columns, as
    /// <see cref="Censoring"/> says.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">The columns of y.</param>
    /// <param name="likelihood">What reads y.</param>
    /// <param name="known">The levels of a column, by its name and its place, that are known, none if it holds
    /// numbers; null where they are to be found.</param>
    public static TOutput[] Read<TOutput>(
        DataFrame frame, string[] columns, Likelihood<TOutput> likelihood, Func<string, int, string[]?> known)
    {
        double[] Coded(string column, int k)
        {
            var isText = frame.IsText(column);
            var levels = known(column, k);
            return levels is not null && isText != levels.Length > 0
                ? throw new ArgumentException(isText ? $"Column '{column}' holds text, but the fit was trained on numbers."
                    : $"Column '{column}' holds numbers, but the fit was trained on text: {Require.Quoted(levels)}.")
                : isText ? TrainingOutputs.Coded(frame, column, levels, found => RequireLevels(column, found, likelihood, k))
                : frame.Numbers(column);
        }

        if (likelihood is ICensored censored)
        {
            return (TOutput[])(object)CensoredOutputs.Read(frame, columns, censored.Censoring);
        }

        if (typeof(TOutput) == typeof(double[]))
        {
            double[][] numbers = [.. columns.Select(Coded)];
            double[][] rows = [.. Enumerable.Range(0, frame.Examples()).Select(row => Array.ConvertAll(numbers, column => column[row]))];
            return (TOutput[])(object)rows;
        }

        var name = columns.Length == 1 ? columns[0]
            : throw new ArgumentException($"One output column is needed, but {columns.Length} were given.");
        var y = Coded(name, 0);
        return typeof(TOutput) == typeof(double) ? (TOutput[])(object)y
            : typeof(TOutput) == typeof(int) ? (TOutput[])(object)Array.ConvertAll(y, n => Class(n, name))
            : throw new NotSupportedException(
                $"Outputs of type {typeof(TOutput).Name} do not come from columns: train on arrays, Predict(model).Train(x, y).");
    }

    /// <summary>The same of rows in which all numbers are finite. Numbers that the frame holds as they are needed stay where they
    /// are.</summary>
    public static ReadOnlyMemory<TOutput> InPlaceOrRead<TOutput>(
        DataFrame frame, string[] columns, Likelihood<TOutput> likelihood, Func<string, int, string[]?> known) =>
        columns is [var only] && known(only, 0) is null
            && (object?)NumberColumn.InPlace(frame.Column(only)) is ReadOnlyMemory<TOutput> there
            ? there : Read(frame, columns, likelihood, known);

    /// <summary>The names of the numbers 0, 1, … of each output, if it is text; else none.</summary>
    /// <exception cref="ArgumentException">There are not as many as the likelihood needs, or they are numbers.</exception>
    public static string[][] Levels<TOutput>(string[] columns, ColumnKinds kinds, Likelihood<TOutput> likelihood)
    {
        if (likelihood is ICensored)
        {
            return [];
        }

        string[][] levels = [.. columns.Select(column => kinds.Levels(column) ?? [])];
        for (var k = 0; k < columns.Length; k++)
        {
            RequireLevels(columns[k], levels[k], likelihood, k);
        }

        return levels;
    }

    /// <summary>Throws unless these may be what <see cref="Levels"/> has found.</summary>
    /// <exception cref="ArgumentException">There are not as many as the likelihood needs.</exception>
    public static void RequireLevels<TOutput>(string[][] levels, Likelihood<TOutput> likelihood)
    {
        var isRight = likelihood is ICensored ? levels.Length == 0 : typeof(TOutput) == typeof(double[]) || levels.Length == 1;
        if (!isRight)
        {
            throw new ArgumentException(
                "Each output column needs a list of its levels, which is empty if it holds numbers.", nameof(levels));
        }

        for (var k = 0; k < levels.Length; k++)
        {
            RequireLevels($"output {k}", levels[k], likelihood, k);
        }
    }

    // The index of each text's level.
    private static double[] Coded(DataFrame frame, string column, string[]? known, Action<string[]> check)
    {
        string[] found = InputPart.LevelsOf(frame, column), levels = known ?? found;
        check(levels);
        var indices = InputPart.Indices(levels);
        return found.Except(levels).FirstOrDefault() is { } unknown
            ? throw new ArgumentException(
                $"Column '{column}' holds '{unknown}', which the fit does not know; it knows {Require.Quoted(levels)}.")
            : Array.ConvertAll(frame.Texts(column), text => (double)indices[text]);
    }

    // As many as are needed, if there are any.
    private static void RequireLevels<TOutput>(string column, string[] levels, Likelihood<TOutput> likelihood, int k)
    {
        if (typeof(TOutput) != typeof(int) && Array.FindIndex(levels, IsAnotherNumber) is >= 0 and var number)
        {
            throw new ArgumentException($"Column '{column}' holds numbers as text, '{levels[number]}'; make it a column of numbers.");
        }

        if (levels.Length > 0 && likelihood.Levels(k) is var needed && levels.Length != needed)
        {
            throw new ArgumentException(needed is null
                ? $"Column '{column}' holds text, but the outputs of {likelihood} are numbers."
                : $"Column '{column}' has {levels.Length} levels ({Require.Quoted(levels)}) where {likelihood} needs {needed}.");
        }
    }

    // A level that is a number, but not the one that it would be read as.
    private static bool IsAnotherNumber(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is not (0 or 1);

    private static int Class(double number, string column) => double.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw new ArgumentException(
            $"Column '{column}' holds {number.ToString(CultureInfo.InvariantCulture)}, which is not the number of a class.");
}
