using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>
/// log Γ and its derivative ψ in the forms that densities need. MathNet's GammaLn and DiGamma are good to the last digits; what
/// goes wrong is the difference of two large ones, so that its BetaLn(1, 10¹²) has five right digits. Here the large parts are taken out
/// first.
/// </summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.11.1, 5.11.2 and 5.12.1; Loader (2000), Fast and accurate computation of
/// binomial probabilities.</remarks>
internal static class GammaFunctions
{
    private const double Large = 10;

    /// <summary>What Stirling's formula misses: log Γ(x) − (x − ½) log x + x − ½ log 2π, for x &gt; 0.</summary>
    public static double StirlingRemainder(double x)
    {
        if (x < Large)
        {
            return SpecialFunctions.GammaLn(x) - (x - 0.5) * Math.Log(x) + x - Normal.HalfLogTwoPi;
        }

        var t = 1 / (x * x);
        return (1.0 / 12 - t * (1.0 / 360 - t * (1.0 / 1260 - t * (1.0 / 1680 - t * (1.0 / 1188 - t * 691.0 / 360360))))) / x;
    }

    /// <summary>log x − ψ(x), for x &gt; 0.</summary>
    public static double LogMinusDigamma(double x)
    {
        if (x < Large)
        {
            return Math.Log(x) - SpecialFunctions.DiGamma(x);
        }

        var t = 1 / (x * x);
        return 0.5 / x
            + t * (1.0 / 12 - t * (1.0 / 120 - t * (1.0 / 252 - t * (1.0 / 240 - t * (1.0 / 132 - t * (691.0 / 32760 - t / 12))))));
    }

    /// <summary>log(Γ(x) (e/x)ˣ) = log Γ(x) − x log x + x, from log x because x itself may be too small or too large for a double: ½
    /// log(2π/x) and a little for large x, −log x for small.</summary>
    public static double LogScaledGamma(double logX)
    {
        var x = Math.Exp(logX);
        return x < 1 ? SpecialFunctions.GammaLn(1 + x) - logX + x * (1 - logX) : Normal.HalfLogTwoPi - 0.5 * logX + StirlingRemainder(x);
    }

    /// <summary>The derivative of <see cref="LogScaledGamma"/> by log x, x (ψ(x) − log x): −½ for large x, −1 for small.</summary>
    public static double LogScaledGammaSlope(double logX)
    {
        var x = Math.Exp(logX);
        return x < 1 ? x * (SpecialFunctions.DiGamma(1 + x) - logX) - 1
            : x < 1e8 ? -x * LogMinusDigamma(x) : -0.5 - 1 / (12 * x);
    }

    /// <summary>The second derivative of <see cref="LogScaledGamma"/> by log x: 1/12x for large x, −x log x for small.</summary>
    public static double LogScaledGammaCurvature(double logX) => LossNotebooks.LogScaledGammaCurvature.Of<Lanes1>(logX);

    /// <summary>log Γ(x + by) − log Γ(x), for x, by &gt; 0.</summary>
    public static double LogGammaIncrease(double x, double by) => x + by < Large
        ? SpecialFunctions.GammaLn(x + by) - SpecialFunctions.GammaLn(x)
        : (x - 0.5) * Exponentials.Log1p(by / x) + by * (Math.Log(x + by) - 1) + StirlingRemainder(x + by) - StirlingRemainder(x);

    /// <summary>ψ(x + by) − ψ(x), for x, by &gt; 0.</summary>
    public static double DigammaIncrease(double x, double by) => Exponentials.Log1p(by / x) + LogMinusDigamma(x) - LogMinusDigamma(x + by);

    /// <summary>log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), for a, b &gt; 0.</summary>
    public static double LogBeta(double a, double b)
    {
        var (small, large) = a < b ? (a, b) : (b, a);
        return SpecialFunctions.GammaLn(small) - LogGammaIncrease(large, small);
    }
}
