using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>√(x² + y²), with the larger taken out so that no square overflows.</summary>
internal readonly struct Hypot : ILaneFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T y)
        where T : struct, ILanes<T>
    {
        T a = T.Abs(x), b = T.Abs(y), larger = T.Select(a > b, a, b), smaller = T.Select(a > b, b, a);
        var ratio = smaller / T.Select(T.Equal(larger, 0.0), 1.0, larger);
        return larger * T.Sqrt(1.0 + ratio * ratio);
    }
}
