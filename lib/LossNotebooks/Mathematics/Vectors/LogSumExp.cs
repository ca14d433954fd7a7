using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log Σ exp x, lane by lane, with the largest taken out first; −∞ if all are, and ∞ if one is.</summary>
internal static class LogSumExp
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(ReadOnlySpan<T> x)
        where T : struct, ILanes<T>
    {
        var largest = x[0];
        foreach (var value in x)
        {
            largest = T.Select(value > largest, value, largest);
        }

        T sum = 0.0;
        foreach (var value in x)
        {
            sum += Exp.Of(T.Select(T.Equal(value, largest), 0.0, value - largest));
        }

        return largest + Log.Of(sum);
    }
}
