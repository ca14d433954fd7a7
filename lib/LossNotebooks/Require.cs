using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>Checks at the edge: each returns its argument or says in one sentence what is wrong with it.</summary>
internal static class Require
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value > 0 ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number greater than 0.");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1.");

    public static int AtLeast(int least, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");

    /// <summary>K finite raw outputs z of a model, as <see cref="Likelihood{TOutput}.At"/> needs them.</summary>
    public static ReadOnlySpan<double> RawOutputs(int expected, ReadOnlySpan<double> z)
    {
        Length(expected, z);
        foreach (var value in z)
        {
            Finite(value, nameof(z));
        }

        return z;
    }

    public static void Length<T>(int expected, ReadOnlySpan<T> span, [CallerArgumentExpression(nameof(span))] string? name = null)
    {
        if (span.Length != expected)
        {
            throw new ArgumentException($"{name} has {span.Length} numbers where {expected} are needed.", name);
        }
    }
}
