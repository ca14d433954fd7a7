using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>A(κ) = I₁(κ)/I₀(κ) for κ ≥ 0, the derivative of log I₀(κ) and the mean length of a von Mises direction: ½κ for small κ, 1 −
/// 1/2κ for large.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 10.25.2 and 10.40.1.</remarks>
internal readonly struct BesselRatio : ILaneFunction
{
    // Just below 10 the quotient of the two loses more digits than 1 less a little.
    private const double Large = 9;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var w = LogBesselI0.Quarter(x);
        var inside = 0.5 * x * Polynomial.Of(w, Coefficients.BesselI1) / Polynomial.Of(w, Coefficients.BesselI0);
        var inverse = 1.0 / x;
        var outside = 1.0 - inverse * (0.5 + inverse * Polynomial.Of(inverse - 0.05, Coefficients.BesselRatioLarge));
        return T.Select(x < 0.0, double.NaN, T.Select(x >= Large, outside, inside));
    }
}
