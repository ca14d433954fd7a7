using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>ψ(x), the derivative of log Γ(x), for x ≥ 0: the asymptotic series from 5 on, below it a polynomial on [1, 2], which has the
/// zero at 1.4616 as a factor, and what ψ(x + 1) = ψ(x) + 1/x adds.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2.</remarks>
internal readonly struct Digamma : ILaneFunction
{
    /// <summary>From here on the asymptotic series.</summary>
    public const int Large = 5;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var large = x >= Large;
        var outside = T.Any(large) ? OfLarge(x) : x;
        var inside = T.Any(x < Large) ? OfSmall(x) : x;
        return T.Select(x < 0.0, double.NaN, T.Select(large, outside, inside));
    }

    /// <summary>log x − 1/2x − ψ(x) for x ≥ 5, from 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rest<T>(in T inverse)
        where T : struct, ILanes<T>
    {
        var z = inverse * inverse;
        return z * Polynomial.Of(z, Coefficients.DigammaLarge);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T OfLarge<T>(in T x)
        where T : struct, ILanes<T>
    {
        var high = Log.OfTwoParts<T>(x, 0.0, out var low);
        var inverse = 1.0 / x;
        return T.Select(x < double.PositiveInfinity, high + (low - (0.5 * inverse + Rest(inverse))), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T OfSmall<T>(in T x)
        where T : struct, ILanes<T>
    {
        // 1/(x − 1) + … as one fraction, down to 1 ≤ x − n < 2; or −1/x below 1.
        T numerator = 0.0, denominator = 1.0, from = x;
        for (var step = 1; step < Large - 1; step++)
        {
            var below = from - 1.0;
            var fits = below >= 1.0;
            numerator = T.Select(fits, numerator * below + denominator, numerator);
            denominator = T.Select(fits, denominator * below, denominator);
            from = T.Select(fits, below, from);
        }

        var isBelowOne = x < 1.0;
        numerator = T.Select(isBelowOne, -1.0, numerator);
        denominator = T.Select(isBelowOne, x, denominator);
        var u = T.Select(isBelowOne, x, from - 1.0);
        var distance = u - Coefficients.DigammaZeroHigh - Coefficients.DigammaZeroLow;
        return numerator / denominator + distance * Polynomial.Of(u - 0.5, Coefficients.Digamma);
    }
}
