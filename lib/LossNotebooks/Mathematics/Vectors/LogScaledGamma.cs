using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(Γ(x) (e/x)ˣ) from log x, and its derivative x (ψ(x) − log x) by log x: what <see cref="GammaFunctions.LogScaledGamma"/> and
/// <see cref="GammaFunctions.LogScaledGammaSlope"/> are, together. From 5 on both are short series without a logarithm.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.1, 5.5.2, 5.11.1 and 5.11.2.</remarks>
internal static class LogScaledGamma
{
    private const double HalfLogTwoPi = 0.9189385332046727;

    // From the first on polynomials in x − m over x + m, below it in x.
    private const double Small = 0.25, Middle = 0.75;

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
        T isLarge = x >= Digamma.Large, isSmall = x < Small, inverse = 1.0 / x, rest = inverse, fall = inverse;
        if (T.Any(isLarge))
        {
            rest = LogGamma.StirlingRemainder(inverse);
            fall = inverse * Polynomial.Of(inverse * inverse, Coefficients.DigammaLarge);
        }

        if (!T.All(isLarge | isSmall))
        {
            var v = (x - Middle) / (x + Middle);
            rest = T.Select(isLarge, rest, inverse * Polynomial.Of(v, Coefficients.ScaledGammaRest));
            fall = T.Select(isLarge, fall, inverse * Polynomial.Of(v, Coefficients.ScaledGammaFall));
        }

        var value = ofLarge + rest;
        slope = slopeOfLarge - fall;
        if (T.Any(isSmall))
        {
            // By Γ(1 + x) = x Γ(x), because x itself may be too small for a double.
            var log = x * (1.0 - logX + Polynomial.Of(x, Coefficients.LogGammaAboveOne)) - logX;
            value = T.Select(isSmall, log + (ofLarge - (HalfLogTwoPi - 0.5 * logX)), value);
            var psi = x * (Polynomial.Of(x, Coefficients.DigammaAboveOne) - logX);
            slope = T.Select(isSmall, psi - 1.0 + (slopeOfLarge + 0.5), slope);
        }

        return value;
    }
}
