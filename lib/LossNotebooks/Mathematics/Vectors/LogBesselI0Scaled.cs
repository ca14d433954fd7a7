using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(exp(−κ) I₀(κ)) for κ ≥ 0: −κ and a little for small κ, −½ log 2πκ and a little for large.</summary>
/// <remarks>Below 10 the error is relative to κ, of which something is left.</remarks>
internal readonly struct LogBesselI0Scaled : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => LogBesselI0.Beyond(x) - T.Select(x >= LogBesselI0.Large, 0.0, x);
}
