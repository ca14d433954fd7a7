using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>Φ(x), the standard normal's cumulative distribution function, ½ erfc(−x/√2), with a relative error also in the lower
/// tail.</summary>
internal readonly struct NormalCdf : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var u = T.Abs(x);
        var tail = NormalTail.Bell(u) * NormalTail.Ratio(u, out var denominator) / denominator;
        return T.Select(x < 0.0, tail, 1.0 - tail);
    }
}
