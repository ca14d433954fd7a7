using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>ψ(x + by) − ψ(x) for x, by ≥ 0, whose parts are all positive: log((x + by)/x) and what both lie below their logarithms, with 5
/// steps of ψ(x + 1) = ψ(x) + 1/x before it where x &lt; 5.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2. The error is relative for by ≥ ½; below, relative to
/// 1/x.</remarks>
internal readonly struct DigammaIncrease : ILaneFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var small = x < Digamma.Large;
        var from = T.Select(small, x + Digamma.Large, x);
        T a = 1.0 / from, b = 1.0 / (from + by);
        var below = 0.5 * a * T.Select(b > 0.0, by * b, 1.0) + (Digamma.Rest(a) - Digamma.Rest(b)); // a − b = by · a b
        var result = Log1p.Of(by / from) + below;
        if (T.Any(small))
        {
            result += T.Select(small, Steps(x, by), 0.0);
        }

        return T.Select(T.Equal(by, 0.0), 0.0, result);
    }

    // Σ 1/(x + j) − 1/(x + by + j)
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Steps<T>(in T x, in T by)
        where T : struct, ILanes<T>
    {
        var sum = x + by;
        T result = 0.0;
        for (var j = Digamma.Large - 1; j >= 0; j--)
        {
            result += by / (sum + j) / (x + j);
        }

        return T.Select(sum < double.PositiveInfinity, result, 0.0);
    }
}
