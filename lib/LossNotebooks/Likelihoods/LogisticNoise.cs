using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>F is the sigmoid. With d the gap, −log(F(s) − F(s − d)) = log(1 + exp(−s)) + log(1 + exp(s − d)) − log(1 − exp(−d)).</summary>
internal readonly struct LogisticNoise : ILatentNoise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Stretch<T> Between<T>(in T s, in T logGap)
        where T : struct, ILanes<T>
    {
        T half = LaneMath.HalfExp(logGap), bottom = s - LaneMath.Exp(logGap);
        var above = LaneMath.Softplus(-s, out var missing, out _, out var reached);
        var below = LaneMath.Softplus(bottom, out var beyond, out _, out var within);
        var ofGap = TailTerm<T>.OfLogHazard(Tail.Lower, logGap); // 1 − exp(−d) is what an exponential leaves below d
        T bendBelow = beyond * within, pull = LaneMath.TimesSquare(beyond, half), bendWithGap = -LaneMath.TimesSquare(bendBelow, half);
        return new(
            above + below + ofGap.Loss, beyond - missing, missing * reached + bendBelow, ofGap.Slope - pull, bendWithGap,
            ofGap.Bend - pull - LaneMath.TimesSquare(bendWithGap, half));
    }
}
