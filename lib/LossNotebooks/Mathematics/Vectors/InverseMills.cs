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
        var u = T.Select(x > 40.0, 40.0, T.Abs(x)); // From there on it is 0 all the same.
        var numerator = NormalTail.Ratio(u, out var denominator);
        var bell = NormalTail.Bell(u);
        var below = x < 0.0;
        return OneBySqrtTwoPi * (T.Select(below, 1.0, bell) * denominator / T.Select(below, numerator, denominator - bell * numerator));
    }
}
