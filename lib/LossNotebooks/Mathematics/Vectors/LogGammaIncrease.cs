using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log Γ(x + by) − log Γ(x) for x, by ≥ 0, without taking apart two large numbers: Stirling's formula for both, its large parts
/// subtracted first. For x &lt; 4.5, where neither is large or one is, the difference itself.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.11.1. The error is relative for by ≥ ½ and x ≥ 4.5; below 4.5,
/// where the difference may be zero, relative to the largest of the two and 1.</remarks>
internal readonly struct LogGammaIncrease : ILaneFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var large = x >= LogGamma.Large;
        var outside = T.Any(large) ? OfLarge(x, by) : x;
        var inside = T.Any(x < LogGamma.Large) ? LogGamma.Of(x + by) - LogGamma.Of(x) : x;
        return T.Select(T.Equal(by, 0.0), 0.0, T.Select(large, outside, inside));
    }

    // (x − ½) log((x + by)/x) + by (log(x + by) − 1) and the difference of what Stirling's formula misses.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T OfLarge<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var sum = x + by;
        var high = Log.OfTwoParts<T>(sum, -1.0, out var low);
        var remainder = LogGamma.StirlingRemainder(1.0 / sum) - LogGamma.StirlingRemainder(1.0 / x);
        return (x - 0.5) * Log1p.Of(by / x) + (by * T.Select(sum < double.PositiveInfinity, high + low, sum) + remainder);
    }
}
