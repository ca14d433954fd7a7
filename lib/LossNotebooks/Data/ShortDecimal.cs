namespace LossNotebooks;

/// <summary>Decimals of at most 15 digits, as most tables have them. Such a number is the quotient of two whole numbers that doubles hold
/// exactly, so that one division rounds it as it should be: to the same double as <see cref="double.Parse(string)"/>.</summary>
/// <remarks>W. D. Clinger (1990), How to read floating point numbers accurately.</remarks>
internal static class ShortDecimal
{
    private const int Digits = 15;

    private static readonly double[] PowersOf10 = [.. Enumerable.Range(0, Digits + 1).Select(n => Math.Round(Math.Pow(10, n)))];

    /// <summary>Whether the text is such a number without an exponent, and the number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, char decimalMark, out double number)
    {
        number = 0;
        if (text.Length > Digits + 2)
        {
            return false;
        }

        var isNegative = text is ['-', ..];
        var whole = 0L;
        int digits = 0, fraction = -1; // how many digits there are, and how many after the mark
        foreach (var sign in isNegative ? text[1..] : text)
        {
            if (char.IsAsciiDigit(sign) && digits < Digits)
            {
                whole = 10 * whole + (sign - '0');
                digits++;
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

        number = whole / PowersOf10[Math.Max(fraction, 0)];
        number = isNegative ? -number : number;
        return digits > 0;
    }
}
