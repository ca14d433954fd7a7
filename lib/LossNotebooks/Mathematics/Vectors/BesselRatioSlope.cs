using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>A′(κ) = 1 − A(κ)/κ − A(κ)² for κ ≥ 0, the second derivative of log I₀(κ), with nothing cancelling: ½ for small κ, 1/2κ² for
/// large.</summary>
/// <remarks>
/// Below 10 it is (I₀² − I₁² − I₀ I₁/κ)/I₀², whose numerator is ½ Σ (2k)!/(k! (k + 1)!)² (¼κ²)ᵏ, from the product of two power series. From
/// there on A = 1 − h/κ with h = ½ + g/κ, hence A′ = (2g + h (1 − h))/κ². NIST Digital Library of Mathematical Functions, 10.8.3, 10.25.2
/// and 10.40.1.
/// </remarks>
internal readonly struct BesselRatioSlope : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var w = LogBesselI0.Quarter(x);
        var inside = Polynomial.Of(w, Coefficients.BesselTuran) / Polynomial.Of(w, Coefficients.BesselI0Squared);
        var inverse = 1.0 / x;
        var g = Polynomial.Of(inverse - 0.05, Coefficients.BesselRatioLarge);
        var h = 0.5 + inverse * g;
        var outside = inverse * inverse * (2.0 * g + h * (1.0 - h));
        return T.Select(x < 0.0, double.NaN, T.Select(x >= LogBesselI0.Large, outside, inside));
    }
}
