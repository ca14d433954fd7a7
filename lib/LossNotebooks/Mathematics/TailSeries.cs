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
    /// <param name="q">1 − x; of a gamma 1.</param>
    public static TailForm Of(double a, double first, double perAll, double rest, double q)
    {
        double sum = 0, term = 1, pull = a * rest, mean = 1 - rest;
        var terms = default(TailSum);
        TailSlopes ofTerm = new(1, rest, 0, 0, 0, -mean * rest, 0, 0, 0); // of 1/a, then of more and more factors
        for (var k = 0; term > Enough * sum; k++)
        {
            sum += term;
            terms.Add(term, ofTerm);
            double below = a + 1 + k, all = 1 + k * perAll, share = pull / below;
            term *= first * all / below;
            ofTerm = new(
                ofTerm.N - 1 / all + a / below, ofTerm.W + share, ofTerm.T - q,
                ofTerm.NN - k * perAll / (all * all) + a * (1 + k) / (below * below), ofTerm.NW + share * (1 + k) / below,
                ofTerm.WW - share * share + (1 - 2 * mean) * share, 0, 0, ofTerm.TT + q * (1 - q));
        }

        var form = terms.Form(isLower: true);
        return form with { Log = form.Log - Math.Log(a) };
    }
}
