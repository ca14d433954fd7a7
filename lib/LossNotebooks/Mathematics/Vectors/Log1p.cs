using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(1 + x), for x ≥ −1.</summary>
/// <remarks>log(u + e) = log u + e/u, where u is 1 + x rounded and e what the rounding has taken away. Knuth (1997), The Art of Computer
/// Programming, volume 2, 4.2.2.</remarks>
internal readonly struct Log1p : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => Of(x, out _);

    /// <summary>The same, and 1/(1 + x), its derivative.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, out T slope)
        where T : struct, ILanes<T>
    {
        var u = 1.0 + x;
        var ofX = u - 1.0;
        var e = 1.0 - (u - ofX) + (x - ofX);
        slope = 1.0 / u;
        var high = Log.OfTwoParts(u, 0.0, out var low);
        return T.Select(T.Equal(u, 1.0), x, Log.AtTheEdges(u, high + (low + e * slope)));
    }

    /// <summary>The same for 0 ≤ x ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfFraction<T>(in T x, out T slope)
        where T : struct, ILanes<T>
    {
        var u = 1.0 + x;
        slope = 1.0 / u;
        var high = Log.OfTwoParts<T>(u, 0.0, 0.0, out var low);
        return T.Select(T.Equal(u, 1.0), x, high + (low + (x - (u - 1.0)) * slope));
    }
}
