using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>The modified Bessel functions I₀ and I₁ as the von Mises distribution needs them, for any κ ≥ 0: MathNet's overflow beyond
/// κ = 700, and its scaled ones allocate and end in NaN; so from κ = 30 on their asymptotic series, which is exact there to the last
/// digit.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 10.40.1.</remarks>
internal static class Bessel
{
    private const double Large = 30;

    /// <summary>log(exp(−κ) I₀(κ)): −½ log 2πκ and a little for large κ.</summary>
    public static double LogI0Scaled(double kappa) => kappa < Large
        ? Math.Log(SpecialFunctions.BesselI0(kappa)) - kappa
        : Exponentials.Log1p(Series(0, kappa)) - 0.5 * Math.Log(kappa) - Normal.HalfLogTwoPi;

    /// <summary>A(κ) = I₁(κ)/I₀(κ), the mean length of a direction: ½κ for small κ, 1 − 1/2κ for large.</summary>
    public static double Ratio(double kappa) => kappa < Large
        ? SpecialFunctions.BesselI1(kappa) / SpecialFunctions.BesselI0(kappa)
        : (1 + Series(1, kappa)) / (1 + Series(0, kappa));

    /// <summary>1 − A(κ), with its digits also for large κ, where it is 1/2κ.</summary>
    public static double RatioBelow1(double kappa) => kappa < Large
        ? 1 - Ratio(kappa)
        : (Series(0, kappa) - Series(1, kappa)) / (1 + Series(0, kappa));

    /// <summary>A′(κ) = 1 − A(κ)/κ − A(κ)²: ½ for small κ, 1/2κ² for large.</summary>
    public static double RatioSlope(double kappa) => BesselRatioSlope.Of<Lanes1>(kappa);

    // √(2πκ) exp(−κ) I(κ) − 1 = −(m − 1)/8κ + (m − 1)(m − 9)/(2! (8κ)²) − … with m = 4 · order²
    private static double Series(int order, double kappa)
    {
        double sum = 0, term = 1;
        for (var k = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); k++)
        {
            term *= ((2 * k - 1) * (2 * k - 1) - 4 * order * order) / (8 * kappa * k);
            sum += term;
        }

        return sum;
    }
}
