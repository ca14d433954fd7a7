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
        var excess = SaddlePoint.Excess(a, b, x, q);
        return x == 0 || q == 0 ? (x == 0 ? Tails.Lower(0) : Tails.Upper(0))
            : excess >= 0 ? Lower(a, b, x, q, excess) : Lower(b, a, q, x, -excess).Mirrored;
    }

    // For x below the mean. The series has few terms where a is small and x is not near 1; the integral's integrand is short and round
    // where a is not small. Where neither holds b is smaller still, and the other tail's series has few terms.
    private static Tails Lower(double a, double b, double x, double q, double excess)
    {
        var log = SaddlePoint.LogBinomial(a, b, x, q) + Math.Log(b / (a + b)); // xᵃ qᵇ / (a B(a, b)), the first term of the series
        return a >= Large || (a >= 1 && x > NearOne) ? Tails.LowerFromLog(log + Math.Log(a) + Math.Log(Integral(a + b, x, q, excess)))
            : x <= NearOne ? Tails.LowerFromLog(log + Math.Log(Series(a, b, x)))
            : Tails.UpperFromLog(log + Math.Log(a / b) + Math.Log(Series(b, a, q)));
    }

    private static double Integral(double n, double x, double q, double excess) => TailIntegral.Of(
        s => excess * s + n * (x <= q ? Cumulant(x, -s) : Cumulant(q, s)), TailIntegral.Reach(excess, n * x * q));

    // log(1 + p (exp t − 1)) − p t ≥ 0, for p ≤ ½: about ½ p (1 − p) t².
    private static double Cumulant(double p, double t)
    {
        var w = p * Exponentials.Expm1(t);
        var log = Exponentials.Log1p(w);
        return w > 1 ? log - p * t : p * Exponentials.Expm1Minus(t) - Exponentials.Expm1Minus(log);
    }

    // 1 + (a + b)/(a + 1) x + (a + b)(a + b + 1)/((a + 1)(a + 2)) x² + …
    private static double Series(double a, double b, double x)
    {
        double sum = 1, term = 1;
        for (var n = 0; term > 1e-17 * sum; n++)
        {
            term *= (a + b + n) / (a + 1 + n) * x;
            sum += term;
        }

        return sum;
    }
}
