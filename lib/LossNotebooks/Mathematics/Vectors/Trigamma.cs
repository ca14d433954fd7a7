using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>ψ′(x), the second derivative of log Γ(x), for x ≥ 0: the asymptotic series from 5 on, and below it what ψ′(x) = ψ′(x + 1) +
/// 1/x² adds, all of it positive.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.15.5 and 5.15.8.</remarks>
internal readonly struct Trigamma : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var small = x < Digamma.Large;
        var result = OfLarge(1.0 / T.Select(small, x + Digamma.Large, x));
        if (T.Any(small))
        {
            result += T.Select(small, Steps(x), 0.0);
        }

        return T.Select(x < 0.0, double.NaN, result);
    }

    /// <summary>ψ′(x) for x ≥ 5, from 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfLarge<T>(in T inverse)
        where T : struct, ILanes<T> => inverse + (0.5 * inverse * inverse + Rest(inverse));

    /// <summary>ψ′(x) − 1/x − 1/2x² for x ≥ 5, from 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rest<T>(in T inverse)
        where T : struct, ILanes<T>
    {
        var z = inverse * inverse;
        return inverse * z * Polynomial.Of(z, Coefficients.TrigammaLarge);
    }

    // 1/x² + 1/(x + 1)² + … + 1/(x + 4)²; all but the first, which may be too large for a product, as one fraction.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Steps<T>(in T x)
        where T : struct, ILanes<T>
    {
        T numerator = 0.0, denominator = 1.0;
        for (var step = 1; step < Digamma.Large; step++)
        {
            var square = (x + step) * (x + step);
            numerator = numerator * square + denominator;
            denominator *= square;
        }

        var inverse = 1.0 / x;
        return inverse * inverse + numerator / denominator;
    }
}
