using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>log(1 + exp x) = max(x, 0) + log(1 + exp(−|x|)).</summary>
internal readonly struct Softplus : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x)
        where T : struct, ILanes<T> => T.Select(x < 0.0, 0.0, x) + Log1p.OfFraction(Exp.Of(-T.Abs(x)), out _);
}
