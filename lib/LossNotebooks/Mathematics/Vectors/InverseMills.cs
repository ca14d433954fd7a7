using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>φ(x)/Φ(x), the derivative of log Φ(x): −x and a little far below 0, φ(x) far above.</summary>
internal readonly struct InverseMills : ILaneFunction
{
    private const double OneBySqrtTwoPi = 0.3989422804014327;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var u = T.Abs(x);
        var numerator = NormalTail.Ratio(u, out var denominator);
        return Of(x, numerator, denominator, NormalTail.Bell(u));
    }

    /// <summary>The same from the parts that <see cref="NormalTail"/> gives for |x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T x, in T numerator, in T denominator, in T bell)
        where T : struct, ILanes<T>
    {
        var below = x < 0.0;
        var ratio = OneBySqrtTwoPi * T.Select(below, 1.0, bell) * denominator
            / T.Select(below, numerator, denominator - bell * numerator); // in this order, in which it is rounded least
        return T.Select(x > 40.0, 0.0, ratio); // from there on at the latest
    }
}
