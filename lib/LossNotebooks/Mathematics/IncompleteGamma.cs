namespace LossNotebooks;

/// <summary>The regularised incomplete gamma functions P(a, x), the lower tail, and Q(a, x) = 1 − P(a, x), the upper one: always the one
/// on x's side of a is computed, and its logarithm, to about 10⁻¹³ for any a &gt; 0 and x ≥ 0. MathNet's series grow with √a, lose
/// digits from a = 100 on and end nowhere at a = 10¹⁶.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 8.2.4 and 8.7.1. With y = x exp(±s) a tail is
/// xᵃ exp(−x) / Γ(a) · ∫ exp(−|x − a| s − x (exp(±s) − 1 ∓ s)) ds, in which no term cancels another.</remarks>
internal static class IncompleteGamma
{
    // From here on the integral's integrand is short and round; below it the series of P has few terms.
    private const double Large = 64;

    /// <summary>P and Q.</summary>
    public static Tails At(double a, double x)
    {
        if (x == 0 || double.IsInfinity(x))
        {
            return x == 0 ? Tails.Lower(0) : Tails.Upper(0);
        }

        var log = SaddlePoint.LogPoisson(a, x); // xᵃ exp(−x) / Γ(a + 1), the first term of P's series
        var tailIsUpper = x >= a || (a < 1 && log + x > Math.Log(0.5)); // Of small a P is nearly 1 far below a.
        return tailIsUpper ? Tails.UpperFromLog(log + Math.Log(a) + Math.Log(Upper(a, x)))
            : a >= Large ? Tails.LowerFromLog(log + Math.Log(a) + Math.Log(Lower(a, x)))
            : Tails.LowerFromLog(log + Math.Log(Series(a, x)));
    }

    private static double Upper(double a, double x) =>
        TailIntegral.Of(s => (x - a) * s + x * Exponentials.Expm1Minus(s), TailIntegral.Reach(Math.Abs(x - a), x));

    private static double Lower(double a, double x) =>
        TailIntegral.Of(s => (a - x) * s + x * Exponentials.Expm1Minus(-s), TailIntegral.Reach(a - x, x));

    // 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …
    private static double Series(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }
}
