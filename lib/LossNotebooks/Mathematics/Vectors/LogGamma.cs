using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log Γ(x) for x ≥ 0: Stirling's formula from 4.5 on; below it a polynomial on [1, 2.5], which has the zeros at 1 and 2 as
/// factors, and the logarithm of what Γ(x + 1) = x Γ(x) multiplies.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.1 and 5.11.1.</remarks>
internal readonly struct LogGamma : ILaneFunction
{
    /// <summary>From here on Stirling's formula.</summary>
    public const double Large = 4.5;

    private const double HalfLogTwoPiMinusHalf = 0.4189385332046727;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var large = x >= Large;

        // Γ(x) = Γ(2 + t) · factor, or divided by it.
        T isTwoBelow = x < 0.5, isBelow = x < 1.0, isAbove = x >= 2.5, isTwoAbove = x >= 3.5;
        var t = T.Select(isTwoBelow, x, x - T.Select(isBelow, 1.0, T.Select(isTwoAbove, 4.0, T.Select(isAbove, 3.0, 2.0))));
        var onePlusX = 1.0 + x;
        var below = T.Select(isTwoBelow, x * onePlusX, x);
        var above = T.Select(isAbove, (x - 1.0) * T.Select(isTwoAbove, x - 2.0, 1.0), 1.0);
        var lost = T.Select(isTwoBelow, (x - (onePlusX - 1.0)) * (1.0 - x), 0.0); // to the rounding of 1 + x
        var sign = T.Select(isBelow, -1.0, 1.0);

        var high = Log.OfTwoParts(T.Select(large, x, T.Select(isBelow, below, above)), T.Select(large, -1.0, 0.0), out var low);
        var polynomial = T.Any(x < Large) ? Polynomial.Of(t, Coefficients.LogGamma) : x;
        var small = sign * high + (sign * (low + lost) + t * (1.0 + t) * polynomial);
        var remainder = T.Any(large) ? StirlingRemainder(1.0 / x) : x;
        var stirling = (x - 0.5) * high + ((x - 0.5) * low + (HalfLogTwoPiMinusHalf + remainder));
        return T.Select((x > 0.0) & (x < double.PositiveInfinity), T.Select(large, stirling, small),
            T.Select(T.Equal(x, 0.0), double.PositiveInfinity, T.Select(x < 0.0, double.NaN, x)));
    }

    /// <summary>log Γ(x) − (x − ½) log x + x − ½ log 2π for x ≥ 4.5, from 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T StirlingRemainder<T>(in T inverse)
        where T : struct, ILanes<T> => inverse * Polynomial.Of(inverse * inverse, Coefficients.Stirling);
}
