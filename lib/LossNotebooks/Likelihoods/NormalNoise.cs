using MathNet.Numerics.Integration;

namespace LossNotebooks;

/// <summary>F is Φ, the standard normal's cumulative distribution function. With P = Φ(s) − Φ(b), b = s − d, the derivatives of −log P are
/// moments of a normal x that is known to lie between b and s: by s, E[x], and then 1 − Var[x]; with w = d φ(b)/P by the log of the gap
/// −w, then −w (E[x] − b) and −w (1 + d b − w).</summary>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions, volume 1, section 13.10.1, for the truncated
/// normal.</remarks>
internal sealed class NormalNoise : LatentNoise
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 10);
    private static readonly double[] Places = Rule.Abscissas, Weights = Rule.Weights;

    /// <inheritdoc/>
    public override Stretch Above(double s) =>
        new(-LogNormalCdf.Of<Lanes1>(s), -InverseMills.Of<Lanes1>(s), -InverseMillsSlope.Of<Lanes1>(s));

    /// <inheritdoc/>
    public override Stretch Between(double s, double logGap)
    {
        double gap = Math.Exp(logGap), bottom = s - gap, middle = s - 0.5 * gap;
        if (gap * (1 + Math.Abs(middle)) < 1)
        {
            return Narrow(middle, bottom, gap, logGap);
        }

        if (middle > 0)
        {
            var mirrored = Wide(-bottom, -s, gap, out var fromBottom, out var atBottom, out var atTop);
            var rest = 1 - gap * (fromBottom + atTop);
            return WithGap(mirrored with { Slope = -mirrored.Slope }, fromBottom, rest, atBottom == 0 ? 0 : gap * atBottom);
        }

        var stretch = Wide(s, bottom, gap, out var fromTop, out _, out var density);
        var w = density == 0 ? 0 : gap * density;
        return WithGap(stretch, gap - fromTop, 1 + gap * bottom - w, w);
    }

    // Where the density hardly changes: moments of x − middle, over which it is exp(−middle (x − middle) − ½ (x − middle)²) of that at the
    // middle, by Gauss and Legendre's rule. As differences of Φ all digits would be lost.
    private static Stretch Narrow(double middle, double bottom, double gap, double logGap)
    {
        double half = 0.5 * gap, mass = 0, mean = 0, square = 0;
        for (var i = 0; i < Places.Length; i++)
        {
            var distance = half * Places[i];
            var weight = 0.5 * Weights[i] * Density(distance);
            mass += weight;
            mean += weight * distance;
            square += weight * distance * distance;
        }

        mean /= mass;
        var variance = square / mass - mean * mean;
        var stretch = new Stretch(
            0.5 * middle * middle + Normal.HalfLogTwoPi - logGap - Math.Log(mass), middle + mean, 1 - variance);
        var w = Density(-half) / mass;
        return WithGap(stretch, mean + half, 1 + gap * bottom - w, w);

        double Density(double distance) => Math.Exp(-middle * distance - 0.5 * distance * distance);
    }

    // For bottom + top ≤ 0: Φ(top) (1 − exp(−r)) with r = log Φ(top) − log Φ(bottom); φ(top)/P and φ(bottom)/P are the inverse Mills ratios
    // times 1 + h and h, where h = exp(−r)/(1 − exp(−r)). The mean lies below the top by "fromTop".
    private static Stretch Wide(double top, double bottom, double gap, out double fromTop, out double atTop, out double atBottom)
    {
        double r = LogRatio(top, bottom, gap), rest = -Exponentials.Expm1(-r), h = Math.Exp(-r) / rest;
        double ratio = InverseMills.Of<Lanes1>(top), slope = InverseMillsSlope.Of<Lanes1>(top); // −ratio (ratio + top)
        atTop = ratio / rest;
        atBottom = h == 0 ? 0 : InverseMills.Of<Lanes1>(bottom) * h;
        fromTop = (top > 0 ? ratio + top : -slope / ratio) + h * ratio - atBottom;
        var ofTop = (1 + h) * (h * ratio * ratio - slope); // atTop (atTop + top)
        var ofBottom = atBottom == 0 ? 0 : atBottom * (atBottom - bottom - 2 * atTop);
        return new(-LogNormalCdf.Of<Lanes1>(top) - Math.Log(rest), atBottom - atTop, ofTop + ofBottom);
    }

    private static double LogRatio(double top, double bottom, double gap)
    {
        if (top > 0)
        {
            return LogNormalCdf.Of<Lanes1>(top) - LogNormalCdf.Of<Lanes1>(bottom);
        }

        double ofTop = NormalTail.Ratio<Lanes1>(-top, out var underTop), ofBottom = NormalTail.Ratio<Lanes1>(-bottom, out var underBottom);
        return gap * (-0.5 * top - 0.5 * bottom) + Math.Log(ofTop / (double)underTop / (ofBottom / (double)underBottom));
    }

    // From E[x] − b, 1 + d b − w and w.
    private static Stretch WithGap(Stretch stretch, double meanAboveBottom, double rest, double w) => w == 0 ? stretch
        : stretch with { SlopeOfGap = -w, BendWithGap = -w * meanAboveBottom, BendOfGap = -w * rest };
}
