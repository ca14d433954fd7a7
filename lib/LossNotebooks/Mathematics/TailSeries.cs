namespace LossNotebooks;

/// <summary>The lower tail of a gamma or a beta where a is small, by the series 1 + r₀ + r₀ r₁ + … with rₖ = (a + b + k)/(a + 1 + k) x,
/// of positive terms only; of a gamma rₖ = x/(a + 1 + k), the limit for b → ∞ while bx stays.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 8.7.1 and 8.17.8.</remarks>
internal static class TailSeries
{
    private const double Enough = 1e-17;

    /// <summary>The tail, from the lower side.</summary>
    /// <param name="a">a.</param>
    /// <param name="first">(a + b) x; of a gamma x.</param>
    /// <param name="perAll">1/(a + b); of a gamma 0.</param>
    /// <param name="rest">b/(a + b); of a gamma 1.</param>
    public static TailForm Of(double a, double first, double perAll, double rest)
    {
        double sum = 0, term = 1, pull = a * rest, mean = 1 - rest;
        double n = 0, w = 0, nn = 0, nw = 0, ww = 0; // derivatives of the log of a term
        double sumN = 0, sumW = 0, sumNN = 0, sumNW = 0, sumWW = 0; // their means, with those of products of the first two
        for (var k = 0; term > Enough * sum; k++)
        {
            sum += term;
            sumN += term * n;
            sumW += term * w;
            sumNN += term * (nn + n * n);
            sumNW += term * (nw + n * w);
            sumWW += term * (ww + w * w);

            double below = a + 1 + k, all = 1 + k * perAll, share = pull / below;
            term *= first * all / below;
            n += 1 / all - a / below;
            w -= share;
            nn += k * perAll / (all * all) - a * (1 + k) / (below * below);
            nw -= share * (1 + k) / below;
            ww += share * share - (1 - 2 * mean) * share;
        }

        double meanN = sumN / sum, meanW = sumW / sum;
        return new(
            true, Math.Log(sum) - Math.Log(a), 1 - meanN, rest - meanW, meanN * meanN - sumNN / sum, meanN * meanW - sumNW / sum,
            meanW * meanW - sumWW / sum - mean * rest);
    }
}
