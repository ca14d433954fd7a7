using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(Γ(x) (e/x)ˣ) from log x, and its derivative x (ψ(x) − log x) by log x: what <see cref="GammaFunctions.LogScaledGamma"/> and
/// <see cref="GammaFunctions.LogScaledGammaSlope"/> are, together. From 5 on both are short series without a logarithm.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.1, 5.5.2, 5.11.1 and 5.11.2.</remarks>
internal static class LogScaledGamma
{
    private const double HalfLogTwoPi = 0.9189385332046727;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T logX, out T slope)
        where T : struct, ILanes<T> => Of(Exp.Of(logX), logX, HalfLogTwoPi - 0.5 * logX, -0.5, out slope);

    /// <summary>The same without ½ log(2π/x): what Stirling's formula misses, 1/12x for large x. Its derivative lacks the −½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rest<T>(in T x, in T logX, out T slope)
        where T : struct, ILanes<T> => Of<T>(x, logX, 0.0, 0.0, out slope);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Of<T>(in T x, in T logX, in T ofLarge, in T slopeOfLarge, out T slope)
        where T : struct, ILanes<T>
    {
        T large = x >= Digamma.Large, small = x < Digamma.Large, value = slope = x;
        if (T.Any(small))
        {
            // Below 1 by Γ(1 + x) = x Γ(x), because x itself may be too small for a double.
            T isBelowOne = x < 1.0, from = T.Select(isBelowOne, 1.0 + x, T.Select(small, x, 2.0));
            value = LogGamma.Of(from) + (x * (1.0 - logX) - T.Select(isBelowOne, logX, 0.0)) + (ofLarge - (HalfLogTwoPi - 0.5 * logX));
            slope = x * (Digamma.Of(from) - logX) - T.Select(isBelowOne, 1.0, 0.0) + (slopeOfLarge + 0.5);
        }

        if (T.Any(large))
        {
            var inverse = 1.0 / x;
            value = T.Select(large, ofLarge + LogGamma.StirlingRemainder(inverse), value);
            slope = T.Select(large, slopeOfLarge - inverse * Polynomial.Of(inverse * inverse, Coefficients.DigammaLarge), slope);
        }

        return value;
    }
}
