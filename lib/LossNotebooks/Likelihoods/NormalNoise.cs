using System.Runtime.CompilerServices;
using MathNet.Numerics.Integration;

namespace LossNotebooks;

/// <summary>F is Φ, the standard normal's cumulative distribution function. With P = Φ(s) − Φ(b), b = s − d, the derivatives of −log P are
/// moments of a normal x that is known to lie between b and s: by s, E[x], and then 1 − Var[x]; with w = d φ(b)/P by the log of the gap
/// −w, then −w (E[x] − b) and −w (1 + d b − w).</summary>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions, volume 1, section 13.10.1, for the truncated
/// normal.</remarks>
internal readonly struct NormalNoise : ILatentNoise
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 10);
    private static readonly double[] Places = Rule.Abscissas, Weights = Rule.Weights;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Stretch<T> Between<T>(in T s, in T logGap, in T gap)
        where T : struct, ILanes<T>
    {
        T bottom = s - gap, middle = s - 0.5 * gap, isNarrow = gap * (1.0 + T.Abs(middle)) < 1.0;
        var wide = Wide(s, bottom, middle, gap);
        if (!T.Any(isNarrow))
        {
            return wide;
        }

        var narrow = Narrow(middle, bottom, gap, logGap);
        return new(
            T.Select(isNarrow, narrow.Loss, wide.Loss), T.Select(isNarrow, narrow.Slope, wide.Slope),
            T.Select(isNarrow, narrow.Bend, wide.Bend), T.Select(isNarrow, narrow.SlopeOfGap, wide.SlopeOfGap),
            T.Select(isNarrow, narrow.BendWithGap, wide.BendWithGap), T.Select(isNarrow, narrow.BendOfGap, wide.BendOfGap));
    }

    // Where the density hardly changes: moments of x − middle, over which it is exp(−middle (x − middle) − ½ (x − middle)²) of that at the
    // middle, by Gauss and Legendre's rule. As differences of Φ all digits would be lost.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Stretch<T> Narrow<T>(in T middle, in T bottom, in T gap, in T logGap)
        where T : struct, ILanes<T>
    {
        T half = 0.5 * gap, mass = 0.0, mean = 0.0, square = 0.0;
        for (var i = 0; i < Places.Length; i++)
        {
            T distance = half * Places[i], weight = 0.5 * Weights[i] * LaneMath.Exp(-distance * (middle + 0.5 * distance));
            mass += weight;
            mean += weight * distance;
            square += weight * distance * distance;
        }

        mean /= mass;
        var variance = square / mass - mean * mean;
        var w = LaneMath.Exp(half * (middle - 0.5 * half)) / mass;
        return WithGap(
            0.5 * middle * middle + Normal.HalfLogTwoPi - logGap - LaneMath.Log(mass), middle + mean, 1.0 - variance, mean + half,
            1.0 + gap * bottom - w, w);
    }

    // Seen from the side where the larger end, the top, is nearer to 0 or below: Φ(top) (1 − exp(−r)) with r = log Φ(top) − log Φ(low);
    // φ(top)/P and φ(low)/P are the inverse Mills ratios times 1 + h and h, where h = exp(−r)/(1 − exp(−r)). The mean lies below the top by
    // "under".
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Stretch<T> Wide<T>(in T s, in T bottom, in T middle, in T gap)
        where T : struct, ILanes<T>
    {
        T isMirrored = middle > 0.0, top = T.Select(isMirrored, -bottom, s), low = T.Select(isMirrored, -s, bottom);
        T logTop = LogNormalCdf.Of(top, out var ratio, out var tailOfTop), logLow = LogNormalCdf.Of(low, out var atLow, out var tailOfLow);
        T nearBoth = gap * (-0.5 * top - 0.5 * low) + LaneMath.Log(tailOfTop / tailOfLow); // where both lie below 0
        T r = T.Select(top > 0.0, logTop - logLow, T.Select(gap < double.PositiveInfinity, nearBoth, double.PositiveInfinity));
        T log = Log1mExp.Of(r, out var h), slope = InverseMillsSlope.Of(top, ratio), none = T.Equal(h, 0.0); // −ratio (ratio + top)
        T atTop = ratio * (1.0 + h), lost = T.Select(none, 0.0, h * ratio);
        atLow = T.Select(none, 0.0, atLow * h);
        var under = T.Select(top > 0.0, ratio + top, -slope / ratio) + lost - atLow;
        var bend = (1.0 + h) * (T.Select(none, 0.0, lost * ratio) - slope)
            + T.Select(T.Equal(atLow, 0.0), 0.0, atLow * (atLow - low - 2.0 * atTop));
        T density = T.Select(isMirrored, atTop, atLow), w = T.Select(T.Equal(density, 0.0), 0.0, gap * density), away = atLow - atTop;
        var loss = T.Select(s > double.NegativeInfinity, -logTop - log, double.PositiveInfinity);
        return WithGap(
            loss, T.Select(isMirrored, -away, away), bend, T.Select(isMirrored, under, gap - under),
            T.Select(isMirrored, 1.0 - gap * (under + atLow), 1.0 + gap * bottom - w), w);
    }

    // From E[x] − b, 1 + d b − w and w.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Stretch<T> WithGap<T>(T loss, T slope, T bend, T meanAboveBottom, T rest, T w)
        where T : struct, ILanes<T>
    {
        var none = T.Equal(w, 0.0);
        return new(loss, slope, bend, -w, T.Select(none, 0.0, -w * meanAboveBottom), T.Select(none, 0.0, -w * rest));
    }
}
