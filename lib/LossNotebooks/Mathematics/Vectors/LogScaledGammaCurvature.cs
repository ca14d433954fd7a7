using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The second derivative of <see cref="LogScaledGamma"/> by log x, x (ψ(x) − log x) + x (x ψ′(x) − 1), from log x and with nothing
/// cancelling: 1/12x for large x, −x log x and a little for small.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.11.2 and 5.15.8.</remarks>
internal readonly struct LogScaledGammaCurvature : ILaneFunction
{
    // The polynomial in x − m over x + m is nearly its constant term near m, and so keeps the digits where the other loses them to −log x,
    // which it nearly cancels from here on.
    private const double Small = 0.25, Middle = 0.75;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T logX)
        where T : struct, ILanes<T>
    {
        T x = Exp.Of(logX), isSmall = x < Small;
        var v = T.Select(x < double.PositiveInfinity, (x - Middle) / (x + Middle), 1.0);
        var result = Polynomial.Of(v, Coefficients.ScaledGammaCurvature) / x;
        if (T.Any(isSmall))
        {
            var rest = x * Polynomial.Of(x, Coefficients.ScaledGammaCurvatureSmall) - Coefficients.OnePlusEulerLow;
            result = T.Select(isSmall, x * (T.Select(x > 0.0, -logX, 0.0) - Coefficients.OnePlusEulerHigh + rest), result);
        }

        return result;
    }
}
