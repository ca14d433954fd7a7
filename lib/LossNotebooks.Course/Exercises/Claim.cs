using static System.FormattableString;

namespace LossNotebooks.Course;

/// <summary>
/// Worked examples that can fail: a claim about a number, checked where it is made. It returns the sentence that holds, so that it can
/// stand as the last line of a cell.
/// </summary>
public static class Claim
{
    /// <summary>Holds if both numbers agree when rounded to <paramref name="digits"/> digits after the point, as a book prints
    /// them.</summary>
    /// <exception cref="InvalidOperationException">They do not agree; the sentence shows both.</exception>
    public static string Equal(double expected, double actual, int digits = 9)
    {
        var (wanted, got) = (Numbers.Fixed(expected, digits), Numbers.Fixed(actual, digits));
        return wanted == got ? Invariant($"✓ {got}")
            : throw new InvalidOperationException(
                Invariant($"The claim does not hold: {wanted} was expected, but it is {got} ({actual:R})."));
    }

    /// <summary>Holds if the numbers agree one by one, as in <see cref="Equal(double, double, int)"/>.</summary>
    /// <exception cref="InvalidOperationException">There are not as many of one as of the other, or two do not agree.</exception>
    public static string Equal(double[] expected, double[] actual, int digits = 9) => expected.Length == actual.Length
        ? string.Join("  ", expected.Zip(actual, (wanted, got) => Equal(wanted, got, digits)))
        : throw new InvalidOperationException(
            $"The claim does not hold: {expected.Length} numbers were expected, but there are {actual.Length}.");

    /// <summary>Holds if the condition does.</summary>
    /// <param name="condition">What is claimed.</param>
    /// <param name="sentence">The claim in words.</param>
    /// <exception cref="InvalidOperationException">The condition is false.</exception>
    public static string That(bool condition, string sentence) =>
        condition ? $"✓ {sentence}" : throw new InvalidOperationException($"The claim does not hold: {sentence}");
}
