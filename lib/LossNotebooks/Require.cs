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

    public static double Count(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsInteger(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a count: 0, 1, 2, …");

    public static int ClassIndex(int classes, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && value < classes ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be the index of a class, 0 to {classes - 1}.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0 ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number, 0 or greater.");

    public static double Between(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is > 0 and < 1 ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1, ends excluded.");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1.");

    /// <summary>How much of the past a running mean keeps: less than all of it.</summary>
    public static double Memory(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and less than 1.");

    /// <summary>The spread of outputs, from which a likelihood that learns it starts.</summary>
    /// <exception cref="ArgumentException">It is 0, so that the smaller that of the distribution is, the better; or no number.</exception>
    public static double Spread(double spread, ReadOnlySpan<double> y)
    {
        var isSame = !y.ContainsAnyExcept(y[0]);
        return !isSame && double.IsFinite(spread) && spread > 0 ? spread : throw new ArgumentException(
            isSame
                ? FormattableString.Invariant($"Every y is {y[0]}, so that no spread is best, the smaller the better; ")
                    + "give outputs that differ, or choose a likelihood without a spread to learn."
                : "The spread of y is too large or too small to be computed in a double; give y another unit.",
            nameof(y));
    }

    /// <summary>The mean of outputs that are not negative, from which a likelihood with a log link starts.</summary>
    /// <exception cref="ArgumentException">It is 0, so that the lower its log is, the better; or no number.</exception>
    public static double MeanAboveZero(double mean, string name = "y") =>
        mean > 0 && double.IsFinite(mean) ? mean : throw new ArgumentException(
            mean == 0 ? $"Every {name} is 0, so that no finite log of the mean is best; one of them at least must be greater than 0."
                : $"The mean of {name} is too large for a double; give it another unit.",
            name);

    /// <summary>A place in the space that a loss is defined on: P numbers.</summary>
    public static void Place(IObjective loss, ReadOnlySpan<double> phi, [CallerArgumentExpression(nameof(phi))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Length(loss.ParameterCount, phi, name);
    }

    /// <summary>The argument, for constructors that hand it on before they can look at it.</summary>
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>Copies of the outputs, also of vectors and rankings, which are arrays themselves.</summary>
    public static T[] Copies<T>(T[] values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return Array.ConvertAll(values, value => value is Array array ? (T)array.Clone() : value);
    }

    /// <summary>Numbers in [0, 1] that sum to 1, to 10⁻⁹.</summary>
    public static ReadOnlySpan<double> Probabilities(
        ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Fraction(value, name);
        }

        return Math.Abs(sum - 1) < 1e-9 ? values
            : throw new ArgumentException(FormattableString.Invariant($"{name} sum to {sum:R} where 1 is needed."), name);
    }

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

    /// <summary>exp of a raw output, or of what is computed from several: what a log link makes of z.</summary>
    public static double PositiveExp(double z) => FiniteExp(z) is > 0 and var value ? value
        : throw new ArgumentOutOfRangeException(
            nameof(z), FormattableString.Invariant($"z is too low: exp({z:G6}) is 0 as a double, where more than 0 is needed."));

    /// <summary>exp of a raw output that may be as low as it likes.</summary>
    public static double FiniteExp(double z) => double.IsFinite(Math.Exp(z)) ? Math.Exp(z)
        : throw new ArgumentOutOfRangeException(
            nameof(z), FormattableString.Invariant($"z is too high: exp({z:G6}) is more than a double can hold."));

    /// <summary>Names for a sentence: 'a', 'b', 'c'; none, if there is none.</summary>
    public static string Quoted(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => $"'{name}'")) is { Length: > 0 } list ? list : "none";

    /// <summary>What a refusal says, to be told with the place of what was refused: without the name of the parameter, which nobody has
    /// given that fits a model to a table.</summary>
    public static string Sentence(ArgumentException refused)
    {
        var end = refused.Message.IndexOf($" (Parameter '{refused.ParamName}')", StringComparison.Ordinal);
        var sentence = end < 0 ? refused.Message : refused.Message[..end];
        return refused is ArgumentOutOfRangeException { ActualValue: IConvertible actual }
            ? FormattableString.Invariant($"{sentence} It is {actual}.") : sentence;
    }

    public static void Length<T>(int expected, ReadOnlySpan<T> span, [CallerArgumentExpression(nameof(span))] string? name = null)
    {
        if (span.Length != expected)
        {
            throw new ArgumentException($"{name} has {span.Length} numbers where {expected} are needed.", name);
        }
    }
}
