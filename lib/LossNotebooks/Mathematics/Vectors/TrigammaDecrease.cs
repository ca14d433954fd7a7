using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>ψ′(x) − ψ′(x + by) for x, by ≥ 0: the difference of two asymptotic series, the large parts subtracted first, with 5 steps of
/// ψ′(x) = ψ′(x + 1) + 1/x² before it where x &lt; 5.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.15.5 and 5.15.8. The error is relative for by ≥ ½; below, relative to
/// 1/x².</remarks>
internal readonly struct TrigammaDecrease : ILaneFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var small = x < Digamma.Large;
        var from = T.Select(small, x + Digamma.Large, x);
        T a = 1.0 / from, b = 1.0 / (from + by);
        var result = T.Select(b > 0.0, by * b, 1.0) * a * (1.0 + 0.5 * (a + b)) + (Trigamma.Rest(a) - Trigamma.Rest(b)); // a − b = by · a b
        if (T.Any(small))
        {
            result += T.Select(small, Steps(x, by), 0.0);
        }

        return T.Select(T.Equal(by, 0.0), 0.0, result);
    }

    // Σ 1/a² − 1/b² for a = x + j and b = x + by + j
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Steps<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var sum = x + by;
        T result = 0.0;
        for (var j = Digamma.Large - 1; j >= 0; j--)
        {
            T a = 1.0 / (x + j), b = 1.0 / (sum + j);
            result += T.Select(b > 0.0, by * b, 1.0) * a * (a + b);
        }

        return result;
    }
}
