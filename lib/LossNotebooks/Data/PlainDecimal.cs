using System.Globalization;

namespace LossNotebooks;

/// <summary>Decimals without an exponent, of at most 18 digits, as most tables have them: read several times faster than by
/// <see cref="double.Parse(string)"/>, as the same doubles.</summary>
/// <remarks>Such a number is the quotient of two whole numbers, and the power of 10 is a double up to 10²². W. D. Clinger (1990), How to
/// read floating point numbers accurately.</remarks>
internal static class PlainDecimal
{
    private const long MostDigits = 100_000_000_000_000_000; // one more still fits

    private static readonly double[] PowersOf10 =
        [.. Enumerable.Range(0, 23).Select(n => double.Parse($"1e{n}", CultureInfo.InvariantCulture))];

    /// <summary>The number, if the text is one and its rounding is beyond doubt.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, char decimalMark, out double number)
    {
        number = 0;
        var isNegative = text is ['-', ..];
        var whole = 0L;
        var fraction = -1; // how many digits stand after the mark, if there is one
        var hasDigits = false;
        foreach (var sign in isNegative ? text[1..] : text)
        {
            if (char.IsAsciiDigit(sign) && whole < MostDigits)
            {
                whole = 10 * whole + (sign - '0');
                hasDigits = true;
                fraction += fraction < 0 ? 0 : 1;
            }
            else if (sign == decimalMark && fraction < 0)
            {
                fraction = 0;
            }
            else
            {
                return false;
            }
        }

        if (!hasDigits || fraction >= PowersOf10.Length || !TryDivide(whole, PowersOf10[Math.Max(fraction, 0)], out number))
        {
            return false;
        }

        number = isNegative ? -number : number;
        return true;
    }

    // What the first quotient leaves is known to 2⁻⁵². Nearly always both ends of that doubt round to the same double.
    private static bool TryDivide(long whole, double divisor, out double quotient)
    {
        const double Doubt = 1e-15;
        double high = whole, low = whole - (long)high;
        var first = high / divisor;
        var rest = (Math.FusedMultiplyAdd(-first, divisor, high) + low) / divisor;
        quotient = first + rest * (1 - Doubt);
        return quotient == first + rest * (1 + Doubt);
    }
}
