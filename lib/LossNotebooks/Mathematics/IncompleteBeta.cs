namespace LossNotebooks;

/// <summary>The regularised incomplete beta function I(a, b; x), the lower tail, and 1 − I(a, b; x) = I(b, a; 1 − x), the upper one:
/// always the one on x's side of the mean a/(a + b) is computed, and its logarithm, to about 10⁻¹³ (√(a + b) · 10⁻¹⁶ where
/// that is more). MathNet's continued fraction loses 1 − x and, from parameters of 1000 on, digits.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 8.17.7. With logit y = logit x − s the lower tail is xᵃ qᵇ / B(a, b) ·
/// ∫ exp(−(a q − b x) s − (a + b) K(−s)) ds, K being the cumulant function log(q + x exp t) − x t; no term cancels another.</remarks>
internal static class IncompleteBeta
{
    private const double Large = 64, NearOne = 0.9;

    /// <summary>I(a, b; x) and what is left to 1, for x in [0, 1] and q = 1 − x, which the caller may know better.</summary>
    public static Tails At(double a, double b, double x, double q)
    {
        if (x == 0 || q == 0)
        {
            return x == 0 ? Tails.Lower(0) : Tails.Upper(0);
        }

        var form = TailAt(a, b, x, q);
        var log = SaddlePoint.LogBinomial(a, b, x, q) + Math.Log(a) + Math.Log(b / (a + b)) + form.Log; // xᵃ qᵇ / B(a, b) · I
        return form.IsLower ? Tails.LowerFromLog(log) : Tails.UpperFromLog(log);
    }

    /// <summary>The tail on x's side of the mean over its density by logit x, xᵃ qᵇ / B(a, b), with its derivatives by log(a + b),
    /// log(a/b) and logit x.</summary>
    public static TailForm TailAt(double a, double b, double x, double q)
    {
        var excess = SaddlePoint.Excess(a, b, x, q);
        return excess >= 0 ? Lower(a, b, x, q, excess) : Lower(b, a, q, x, -excess).Mirrored;
    }

    // For x below the mean. The series has few terms where a is small and x is not near 1; the integral's integrand is short and round
    // where a is not small. Where neither holds b is smaller still, and the other tail's series has few terms.
    private static TailForm Lower(double a, double b, double x, double q, double excess)
    {
        double all = a + b, mean = a / all, rest = b / all;
        if (a < 1 && b >= 1 && SaddlePoint.LogBinomial(a, b, x, q) + Math.Log(rest) > Math.Log(0.5))
        {
            // Of small a nearly all may lie below x, far below the mean.
            var reach = Math.Min(TailIntegral.Reach(excess, all * x * q), 44 - Math.Log(x));
            return TailIntegral.Of(new Energy(all, rest, mean, q, x, -excess), reach).Form(isLower: true).Mirrored;
        }

        return a >= Large || (a >= 1 && x > NearOne)
                ? TailIntegral.Of(new Energy(all, mean, rest, x, q, excess), TailIntegral.Reach(excess, all * x * q)).Form(isLower: true)
            : x <= NearOne ? TailSeries.Of(a, all * x, 1 / all, rest, q)
            : TailSeries.Of(b, all * q, 1 / all, mean, x).Mirrored;
    }

    private readonly struct Energy(double all, double mean, double rest, double x, double q, double excess) : IEnergy
    {
        private const double Far = 700;

        public double At(double s) => excess * s + all * (x <= q ? Cumulant(x, -s) : Cumulant(q, s));

        public TailSlopes Slopes(double s, double energy)
        {
            double ofMean = all * mean * rest * s, moved = x * q * Exponentials.Expm1(-s) / (q + x * Math.Exp(-s)), ofPlace = all * moved;
            return new(
                energy, ofMean, ofPlace, energy, ofMean, (rest - mean) * ofMean, ofPlace, 0, ofPlace * (q - x - moved));
        }

        // log(1 + p (exp t − 1)) − p t ≥ 0, for p ≤ ½: about ½ p (1 − p) t².
        private static double Cumulant(double p, double t)
        {
            var isFar = t > Far; // there exp t alone may overflow, and p t is nothing beside it
            var w = isFar ? Math.Exp(t + Math.Log(p)) : p * Exponentials.Expm1(t);
            var log = Exponentials.Log1p(w);
            return w > 1 ? log - p * t : (isFar ? w : p * Exponentials.Expm1Minus(t)) - Exponentials.Expm1Minus(log);
        }
    }
}
