using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(1 − exp(−x)) for x ≥ 0: from log 2 on exp(−x), and below it 1 − exp(−x), is known to its last digit.</summary>
/// <remarks>Mächler (2012), Accurately computing log(1 − exp(−|a|)).</remarks>
internal readonly struct Log1mExp : ILaneFunction
{
    private const double Ln2 = 0.6931471805599453, Far = 708;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => Of(x, out _);

    /// <summary>The same, and its derivative, the odds 1/(exp x − 1).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, out T odds)
        where T : struct, ILanes<T>
    {
        T isSmall = x < Ln2, left = -Expm1.Of(-x, out var exp), tail = T.Select(isSmall, 0.0, exp);
        if (T.Any(x > Far))
        {
            tail = T.Select(x > Far, Exp.Of(-x), tail);
        }

        odds = T.Select(isSmall, 1.0 - left, tail) / left;

        // The logarithm of what is left, and of what its rounding has taken away.
        var rest = T.Select(isSmall, 0.0, (1.0 - left - tail) / left);
        var high = Log.OfTwoParts(left, 0.0, out var low);
        return Log.AtTheEdges(left, high + (low + rest));
    }
}
