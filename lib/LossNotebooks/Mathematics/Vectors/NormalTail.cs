using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The standard normal's upper tail 1 − Φ(u) = exp(−½u²) · ratio; the ratio falls slowly, from ½ to about 1/(√2π u).</summary>
/// <remarks>On the half-line, mapped to −1 … 1, Mills' ratio times 1 + 0.8 u is one polynomial. With 0.8, about √(2/π), it is flat at 0,
/// and times 1.75 it is rounded less there. Shepherd and Laframboise (1981), Chebyshev approximation of (1 + 2x) exp(x²) erfc x in
/// 0 ≤ x &lt; ∞.</remarks>
internal static class NormalTail
{
    private const double TwoTo27Plus1 = 134217729;

    /// <summary>The numerator of the ratio, and its denominator, for u ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Ratio<T>(in T u, out T denominator)
        where T : struct, ILanes<T>
    {
        denominator = 1.75 + 1.4 * u;
        return Polynomial.Of(1.0 - 10.0 / (5.0 + u), Coefficients.Mills);
    }

    /// <summary>exp(−½u²); the square in two parts, as exp would magnify its rounding.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Bell<T>(in T u)
        where T : struct, ILanes<T>
    {
        var bounded = T.Select(u > 40.0, 40.0, u); // From there on it is 0 all the same.
        var shifted = TwoTo27Plus1 * bounded; // Dekker's split: the square of the first 26 bits is exact.
        var first = shifted - (shifted - bounded);
        return Exp.Of(-0.5 * first * first, -0.5 * (bounded - first) * (bounded + first));
    }
}
