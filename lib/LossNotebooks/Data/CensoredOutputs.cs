using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads two columns of a frame as intervals that hold the outputs.</summary>
internal static class CensoredOutputs
{
    /// <summary>I intervals.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">Two columns of numbers.</param>
    /// <param name="censoring">What they say.</param>
    /// <exception cref="ArgumentException">There are not two, or one holds text, or an event is neither 0 nor 1.</exception>
    public static Interval[] Read(DataFrame frame, string[] columns, Censoring censoring)
    {
        var needed = censoring == Censoring.Interval ? "lower and upper bounds" : "numbers and events";
        var (first, second) = columns is [var one, var other] ? (one, other)
            : throw new ArgumentException($"Censored outputs need two columns, {needed}, but {columns.Length} were given.");
        if (censoring == Censoring.Interval)
        {
            double[] lower = Bounds(frame, first, double.NegativeInfinity), upper = Bounds(frame, second, double.PositiveInfinity);
            return [.. lower.Zip(upper, (from, to) => new Interval(from, to))];
        }

        return [.. frame.Numbers(first).Zip(Events(frame, second), (y, isKnown) =>
            isKnown ? Interval.At(y) : censoring == Censoring.Right ? Interval.AtLeast(y) : Interval.AtMost(y))];
    }

    private static bool[] Events(DataFrame frame, string column) => Array.ConvertAll(frame.Numbers(column), value =>
        value is 0 or 1 ? value == 1 : throw new ArgumentException(
            $"Column '{column}' holds {value.ToString(CultureInfo.InvariantCulture)}, but an event is 1 where the output is known and 0 "
            + "where it is censored."));

    private static double[] Bounds(DataFrame frame, string name, double missing)
    {
        if (frame.IsText(name))
        {
            throw new ArgumentException($"Column '{name}' holds text, but bounds are numbers.");
        }

        var column = NumberColumn.Of(frame.Column(name))!;
        var bounds = new double[frame.Examples()];
        var isMissing = new bool[bounds.Length];
        column.CopyTo(bounds);
        column.MarkMissing(isMissing);
        return [.. bounds.Zip(isMissing, (bound, without) => without ? missing : bound)];
    }
}
