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

        var form = TailAt(a, x, x - a);
        var log = SaddlePoint.LogPoisson(a, x) + Math.Log(a) + form.Log; // xᵃ exp(−x) / Γ(a) · I
        return form.IsLower ? Tails.LowerFromLog(log) : Tails.UpperFromLog(log);
    }

    /// <summary>The tail on x's side of a over its density by log x, xᵃ exp(−x) / Γ(a), with its derivatives by log a and
    /// log(x/a).</summary>
    /// <param name="a">a.</param>
    /// <param name="x">x.</param>
    /// <param name="excess">x − a, which the caller may know better.</param>
    public static TailForm TailAt(double a, double x, double excess)
    {
        // Of small a P is nearly 1 far below a.
        var isUpper = excess >= 0 || (a < 1 && SaddlePoint.LogPoisson(a, x) + x > Math.Log(0.5));
        return isUpper || a >= Large ? TailIntegral.Of(new Energy(x, excess, isUpper ? 1 : -1), Reach(x, excess)).Form(!isUpper)
            : TailSeries.Of(a, x, 0, 1, 1);
    }

    // An x near 0 matters only where x exp s is about 1.
    private static double Reach(double x, double excess) =>
        Math.Min(TailIntegral.Reach(Math.Abs(excess), x), 4 + Math.Max(0, -Math.Log(x)));

    // As log y goes up or down from log x.
    private readonly struct Energy(double x, double excess, int side) : IEnergy
    {
        public double At(double s) => side * excess * s + x * Exponentials.Expm1Minus(side * s);

        public TailSlopes Slopes(double s, double energy) =>
            x * Exponentials.Expm1(side * s) is var ofPlace ? new(energy, 0, ofPlace, energy, 0, 0, ofPlace, 0, ofPlace) : default;
    }
}
