using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>1/(1 + exp(−x)), the derivative of <see cref="Softplus"/>; exp is only ever taken of a number ≤ 0.</summary>
internal readonly struct Sigmoid : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T>
    {
        var e = Exp.Of(-T.Abs(x));
        return T.Select(x < 0.0, e, 1.0) / (1.0 + e);
    }
}
