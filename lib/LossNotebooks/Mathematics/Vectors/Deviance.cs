using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>x log(x/mean) + mean − x ≥ 0, from the numbers and log(x/mean): where they are close, (x − mean) v and a little, with
/// v = (x − mean)/(x + mean).</summary>
/// <remarks>Loader (2000), Fast and accurate computation of binomial probabilities.</remarks>
internal static class Deviance
{
    private const double Close = 0.17; // log((1 + v)/(1 − v)) is a polynomial up to here

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T x, in T mean, in T logRatio)
        where T : struct, ILanes<T> => Of(x, mean, x - mean, logRatio);

    /// <summary>The same where x − mean is known better than from the rounded two.</summary>
    // Not inlined, so that there is room for all operators to be inlined where it is called.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T mean, in T difference, in T logRatio)
        where T : struct, ILanes<T>
    {
        T v = difference / (x + mean), square = v * v;
        return T.Select(
            T.Abs(v) < Close, difference * v + x * (v * square) * Polynomial.Of(square, Coefficients.Log), x * logRatio - difference);
    }
}
