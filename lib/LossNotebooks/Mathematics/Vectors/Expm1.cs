using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>exp(x) − 1 = 2ᵏ (exp(r) − 1) + (2ᵏ − 1).</summary>
internal readonly struct Expm1 : ILaneFunction
{
    // From there on exp(x) is no number with all its bits, and far below −1 + exp(x) is −1.
    private const double Least = -708;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => Of(x, out _);

    /// <summary>The same, and exp(x), for −708 ≤ x &lt; 709.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T x, out T exp)
        where T : struct, ILanes<T> => Of(x, out exp, out _);

    /// <summary>The same, and exp(x) − 1 − x, for |x| ≤ ½ log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T x, out T exp, out T bend)
        where T : struct, ILanes<T>
    {
        var bounded = T.Select(x > 710.0, 710.0, T.Select(x < Least, Least, x));
        var rises = Exp.Reduce<T>(bounded, 0.0, out var k, out bend);
        var half = Integers.PowerOfTwo(k - 1.0); // 2¹⁰²⁴ is no number.
        exp = (1.0 + rises) * (2.0 * half);
        return T.Select(T.Equal(k, 0.0), T.Select(T.Equal(x, 0.0), x, rises), 2.0 * (half * rises + (half - 0.5)));
    }
}
