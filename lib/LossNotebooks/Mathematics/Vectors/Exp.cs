using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>exp(x) = 2ᵏ exp(r) with |r| ≤ ½ log 2.</summary>
/// <remarks>The reduction is that of Cody and Waite (1980), Software Manual for the Elementary Functions.</remarks>
internal readonly struct Exp : ILaneFunction
{
    // Up to here exp(±x) is a number with all its bits.
    private const double Ordinary = 708;

    private const double OneByLn2 = 1.4426950408889634;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => OfSum<T>(x, 0.0);

    /// <summary>exp(x + rest), where the rest is what rounding has taken from x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T rest)
        where T : struct, ILanes<T> => OfSum(x, rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfSum<T>(in T x, in T rest)
        where T : struct, ILanes<T>
    {
        if (T.All(T.Abs(x) <= Ordinary))
        {
            return (1.0 + Reduce(x, rest, out var power, out _)) * Integers.PowerOfTwo(power);
        }

        // Beyond these the result is 0 or ∞ all the same.
        var bounded = T.Select(x > 710.0, 710.0, T.Select(x < -746.0, -746.0, x));
        var rises = Reduce(bounded, rest, out var k, out _);
        var half = Integers.Nearest(0.5 * k);
        return (1.0 + rises) * Integers.PowerOfTwo(half) * Integers.PowerOfTwo(k - half);
    }

    /// <summary>exp(r) − 1, where x + rest = k log 2 + r, and exp(r) − 1 − r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reduce<T>(in T x, in T rest, out T k, out T bend)
        where T : struct, ILanes<T>
    {
        k = Integers.Nearest(x * OneByLn2);
        var r = x - k * Coefficients.Ln2High - k * Coefficients.Ln2Low + rest;
        bend = r * r * Polynomial.Of(r, Coefficients.Exp);
        return r + bend;
    }
}
