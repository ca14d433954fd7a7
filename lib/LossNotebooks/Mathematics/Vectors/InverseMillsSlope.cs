using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The derivative of λ(x) = φ(x)/Φ(x), and the second one of log Φ(x), −λ (x + λ), between −1 and 0. Below 0 x + λ would cancel,
/// and up to 1.5 the error of λ would count twice: there it is a polynomial, as far down on the mapped half-line.</summary>
internal readonly struct InverseMillsSlope : ILaneFunction
{
    private const double Large = 1.5;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => Of(x, InverseMills.Of(x));

    /// <summary>The same where λ(x) is known.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T ratio)
        where T : struct, ILanes<T>
    {
        var above = Falls(T.Abs(x), ratio, out var below);
        return -T.Select(x < 0.0, below, above);
    }

    /// <summary>How fast λ falls at u ≥ 0, where it is known, and at −u.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Falls<T>(in T u, in T ratio, out T atMinus)
        where T : struct, ILanes<T>
    {
        var above = ratio * (T.Select(T.Equal(ratio, 0.0), 0.0, u) + ratio); // 0 times ∞
        var near = Polynomial.Of(T.Select(u > Large, Large, u) - 0.75, Coefficients.HazardSlopeNearZero);
        atMinus = Polynomial.Of(1.0 - 8.0 / (4.0 + u), Coefficients.HazardSlope);
        return T.Select(u < Large, near, above);
    }
}
