using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log x = k log 2 + log m with √½ ≤ m &lt; √2, for x ≥ 0.</summary>
/// <remarks>With f = m − 1 and s = f/(2 + f): log m = 2s + ⅔s³ + … = f − ½f² + s (½f² + ⅔s² + …), of which f is exact. Abramowitz and
/// Stegun (1964), 4.1.27.</remarks>
internal readonly struct Log : ILaneFunction
{
    private const double Sqrt2 = 1.4142135623730951, Smallest = 2.2250738585072014E-308, TwoTo54 = 18014398509481984;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var high = OfTwoParts(x, 0.0, out var low);
        return AtTheEdges(x, high + low);
    }

    /// <summary>log x + integer as a sum of two numbers, of which the second is small: together they have ten more bits than one; for 0
    /// &lt; x &lt; ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfTwoParts<T>(in T x, in T integer, out T low)
        where T : struct, ILanes<T>
    {
        var m = Integers.Split(x, out var k);
        var tiny = x < Smallest;
        if (T.Any(tiny))
        {
            m = Integers.Split(T.Select(tiny, x * TwoTo54, x), out k);
            k -= T.Select(tiny, 54.0, 0.0);
        }

        return OfTwoParts(m, k, integer, out low);
    }

    /// <summary>log m + k log 2 + integer, as a sum of two numbers; for 1 ≤ m &lt; 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfTwoParts<T>(T m, T k, in T integer, out T low)
        where T : struct, ILanes<T>
    {
        var large = m > Sqrt2;
        m = T.Select(large, 0.5 * m, m);
        k += T.Select(large, 1.0, 0.0);

        var f = m - 1.0;
        var s = f / (2.0 + f);
        var z = s * s;
        var half = 0.5 * f * f;
        var missing = half - s * (half + z * Polynomial.Of(z, Coefficients.Log));

        var exact = k * Coefficients.Ln2High + integer;
        var high = exact + f;
        var ofF = high - exact; // Knuth's sum: high + error is exact + f, whichever is larger.
        var error = exact - (high - ofF) + (f - ofF);
        low = error + (k * Coefficients.Ln2Low - missing);
        return high;
    }

    /// <summary>The logarithm inside its domain; −∞ at 0, ∞ at ∞, and no number below 0 and for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AtTheEdges<T>(in T x, in T log)
        where T : struct, ILanes<T>
    {
        var inside = (x > 0.0) & (x < double.PositiveInfinity);
        return T.All(inside) ? log
            : T.Select(inside, log, T.Select(T.Equal(x, 0.0), double.NegativeInfinity, T.Select(x < 0.0, double.NaN, x)));
    }
}
