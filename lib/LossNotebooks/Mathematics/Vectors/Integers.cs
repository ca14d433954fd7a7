using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>Integers among doubles, by way of their bits.</summary>
internal static class Integers
{
    // Beside these a double has no room for fractions: its last bits are an integer.
    private const double TwoTo52 = 4503599627370496, ThreeHalvesOfTwoTo52 = 1.5 * TwoTo52;
    private const double Bias = 1023;
    private const double Mantissa = 2.2250738585072009E-308; // The largest denormal number: all bits of the mantissa, and no other.

    /// <summary>The nearest integer, for |x| &lt; 2⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Nearest<T>(T x)
        where T : struct, ILanes<T> => x + ThreeHalvesOfTwoTo52 - ThreeHalvesOfTwoTo52;

    /// <summary>2ᵏ for integers −1023 &lt; k &lt; 1024.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T PowerOfTwo<T>(T k)
        where T : struct, ILanes<T> => (k + (TwoTo52 + Bias)) << 52;

    /// <summary>x = 2ᵏ m with 1 ≤ m &lt; 2, for x &gt; 0 that are not denormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Split<T>(T x, out T k)
        where T : struct, ILanes<T>
    {
        k = ((x >>> 52) | TwoTo52) - (TwoTo52 + Bias);
        return (x & Mantissa) | 1.0;
    }
}
