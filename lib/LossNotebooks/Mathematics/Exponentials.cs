using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>
/// exp and log where 1 is added or taken away, to full precision. Not <c>double.LogP1</c> and <c>double.ExpM1</c>: .NET computes
/// them as log(1 + x) and exp(x) − 1, which are 0 at x = 10⁻²⁰; and MathNet's Expm1 is a short series, wrong in the eighth digit at x =
/// 0.1.
/// </summary>
public static class Exponentials
{
    // exp(−45) is nothing beside 1, even 45 times.
    internal const double Far = 45;

    // Beyond it exp(x) − 1 − x loses two bits at most; up to it the series' terms from the seventeenth on are lost in rounding.
    private const double NearZero = 1;
    private const int SeriesEnd = 18;

    // Up to here twelve terms of log(1 + e) − e/(1 + e) = ½e² − ⅔e³ + ¾e⁴ − … are all of it, with e = exp x ≤ 1/32.
    internal const double LogSmall = -3.5;
    private const int SmallTerms = 13;

    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x) => SpecialFunctions.Log1p(x);

    /// <summary>exp(x) − 1: the rounding error of exp(x) is divided out by its logarithm.</summary>
    /// <remarks>Higham (2002), Accuracy and Stability of Numerical Algorithms, section 1.14.1.</remarks>
    public static double Expm1(double x)
    {
        var e = Math.Exp(x);
        return e == 1 ? x : Math.Abs(x) < 1 ? (e - 1) * x / Math.Log(e) : e - 1;
    }

    /// <summary>log(1 − exp(−x)), for x ≥ 0: from whichever of the two differences keeps its digits.</summary>
    /// <remarks>Mächler (2012), Accurately computing log(1 − exp(−|a|)).</remarks>
    internal static double Log1mExp(double x) => x < Math.Log(2) ? Math.Log(-Expm1(-x)) : Log1p(-Math.Exp(-x));

    /// <summary>log(exp x − exp y), for x ≥ y.</summary>
    internal static double LogDifference(double x, double y) =>
        double.IsNegativeInfinity(y) ? x : x + Log1mExp(Math.Max(x - y, 0));

    /// <summary>log(1 + exp x), whose derivative is the sigmoid; exp is only ever taken of a number ≤ 0.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>log(1 + exp x) · exp(z), also where the first is too small for a double and the second too large.</summary>
    public static double SoftplusTimesExp(double x, double z) => x < -Far ? Math.Exp(x + z) : TimesExp(Softplus(x), z);

    /// <summary>exp(x) / (1 + exp x) · exp(z), also where the first is too small for a double and the second too large.</summary>
    public static double SigmoidTimesExp(double x, double z) => x < -Far ? Math.Exp(x + z) : TimesExp(LogitLink.Sigmoid(x), z);

    /// <summary>(log(1 + exp x) − the sigmoid of x) · exp(z), whose first factor is ½ exp 2x and a little for small x: there by its
    /// series.</summary>
    public static double SoftplusMinusSigmoidTimesExp(double x, double z)
    {
        if (x > LogSmall)
        {
            return TimesExp(Softplus(x) - LogitLink.Sigmoid(x), z);
        }

        double e = Math.Exp(x), sum = 0;
        for (var k = SmallTerms; k > 1; k--)
        {
            sum = (k - 1.0) / k - e * sum;
        }

        return TimesExp(sum, 2 * x + z);
    }

    /// <summary>(exp(x) − 1) · exp(z), also where the first is too large for a double.</summary>
    public static double Expm1TimesExp(double x, double z) => x > Far ? Math.Exp(x + z) : TimesExp(Expm1(x), z);

    /// <summary>exp(x) − 1 − x ≥ 0, which is ½x² and a little near 0: there by its series.</summary>
    public static double Expm1Minus(double x)
    {
        if (Math.Abs(x) > NearZero)
        {
            return Math.Exp(x) - 1 - x;
        }

        var sum = 1.0;
        for (var k = SeriesEnd; k > 2; k--)
        {
            sum = 1 + x / k * sum;
        }

        return 0.5 * x * x * sum;
    }

    /// <summary>(exp(x) − 1 − x) · exp(z), also where the first is too large for a double.</summary>
    public static double Expm1MinusTimesExp(double x, double z) => x > Far ? Math.Exp(x + z) : TimesExp(Expm1Minus(x), z);

    /// <summary>factor · exp(z) in two halves: exp(z) alone may overflow where the product does not.</summary>
    public static double TimesExp(double factor, double z)
    {
        var half = Math.Exp(0.5 * z);
        return factor == 0 ? 0 : factor * half * half;
    }

    /// <summary>exp(x) for what must be a double greater than 0: x beyond ±700 is taken for ±700.</summary>
    internal static double Bounded(double x) => Math.Exp(Math.Clamp(x, -700, 700));

    /// <summary>log(exp(first) + Σ exp z[k]), with the largest of them taken out first so that nothing overflows.</summary>
    public static double LogSumExp(ReadOnlySpan<double> z, double first = double.NegativeInfinity)
    {
        var max = first;
        foreach (var value in z)
        {
            max = Math.Max(max, value);
        }

        if (!double.IsFinite(max))
        {
            return max;
        }

        var sum = Math.Exp(first - max);
        foreach (var value in z)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }
}
