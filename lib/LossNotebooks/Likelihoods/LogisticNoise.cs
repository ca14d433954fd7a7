using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>F is the sigmoid. With d the gap, −log(F(s) − F(s − d)) = log(1 + exp(−s)) + log(1 + exp(s − d)) − log(1 − exp(−d)).</summary>
internal readonly struct LogisticNoise : ILatentNoise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Stretch<T> Between<T>(in T s, in T logGap, in T gap)
        where T : struct, ILanes<T>
    {
        var bottom = s - gap;
        var above = LaneMath.Softplus(-s, out var missing, out _, out var reached);
        var below = LaneMath.Softplus(bottom, out var beyond, out _, out var within);
        var ofGap = TailTerm<T>.OfHazard(Tail.Lower, logGap, gap); // 1 − exp(−d) is what an exponential leaves below d
        T bendBelow = beyond * within, none = T.Equal(beyond, 0.0); // as where the gap is infinite
        T pull = T.Select(none, 0.0, beyond * gap), bendWithGap = T.Select(none, 0.0, -(bendBelow * gap));
        return new(
            above + below + ofGap.Loss, beyond - missing, missing * reached + bendBelow, ofGap.Slope - pull, bendWithGap,
            ofGap.Bend - pull - T.Select(none, 0.0, bendWithGap * gap));
    }
}
