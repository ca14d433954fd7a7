using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log I₀(κ) for κ ≥ 0, the logarithm of the modified Bessel function: log(1 + ¼κ² …) below 10, κ − ½ log 2πκ + 1/8κ … from there
/// on.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 10.25.2 and 10.40.1.</remarks>
internal readonly struct LogBesselI0 : ILaneFunction
{
    /// <summary>From here on the asymptotic series.</summary>
    public const double Large = 10;

    private const double HalfLogTwoPi = 0.9189385332046727;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => T.Select(x < double.PositiveInfinity, T.Select(x >= Large, x, 0.0) + Beyond(x), x);

    /// <summary>log I₀(κ) below 10, and from there on what it is more than κ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Beyond<T>(in T x)
        where T : struct, ILanes<T>
    {
        var large = x >= Large;
        var w = Quarter(x);
        var logarithm = Log1p.Of(T.Select(large, x - 1.0, w * Polynomial.Of(w, Coefficients.BesselI0Rise)));
        var inverse = 1.0 / x;
        var series = inverse * Polynomial.Of(inverse - 0.05, Coefficients.LogBesselLarge) - HalfLogTwoPi;
        return T.Select(x < 0.0, double.NaN, T.Select(large, series - 0.5 * logarithm, logarithm));
    }

    /// <summary>¼κ² below 10, of which I₀(κ) and 2 I₁(κ)/κ are power series.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Quarter<T>(in T x)
        where T : struct, ILanes<T>
    {
        var half = T.Select(x >= Large, 0.0, 0.5 * x);
        return half * half;
    }
}
