using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log Φ(x): below 0 −½x² and the logarithm of the ratio of <see cref="NormalTail"/>, above it log(1 − (1 − Φ(x))).</summary>
internal readonly struct LogNormalCdf : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var u = T.Abs(x);
        var numerator = NormalTail.Ratio(u, out var denominator);
        return OfParts(x, numerator / denominator, NormalTail.Bell(u));
    }

    /// <summary>The same, its derivative <see cref="InverseMills"/>, and the ratio of <see cref="NormalTail"/>, all of the same
    /// parts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, out T slope, out T ratio)
        where T : struct, ILanes<T>
    {
        var u = T.Abs(x);
        T numerator = NormalTail.Ratio(u, out var denominator), bell = NormalTail.Bell(u);
        slope = InverseMills.Of(x, numerator, denominator, bell);
        ratio = numerator / denominator;
        return OfParts(x, ratio, bell);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfParts<T>(in T x, in T ratio, in T bell)
        where T : struct, ILanes<T>
    {
        T below = x < 0.0, tail = bell * ratio;

        // The logarithm of what is left, and of what its rounding has taken away.
        var left = 1.0 - tail;
        var argument = T.Select(below, ratio, left);
        var rest = T.Select(below, 0.0, (1.0 - left - tail) / left);
        var high = Log.OfTwoParts(argument, 0.0, out var low);
        return T.Select(below, -0.5 * x * x, 0.0) + Log.AtTheEdges(argument, high + (low + rest));
    }
}
