using MathNet.Numerics;

namespace LossNotebooks;

/// <summary>The modified Bessel functions I₀ and I₁ as the von Mises distribution needs them, for any κ ≥ 0: MathNet's scaled ones,
/// which end in NaN at very large κ, and there their asymptotic series.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 10.40.1.</remarks>
internal static class Bessel
{
    private const double Large = 1e4;

    /// <summary>log(exp(−κ) I₀(κ)): −½ log 2πκ for large κ.</summary>
    public static double LogI0Scaled(double kappa) => kappa < Large
        ? Math.Log(SpecialFunctions.BesselIScaled(0, kappa))
        : -0.5 * Math.Log(kappa) - Normal.HalfLogTwoPi + Exponentials.Log1p((1 + (9.0 / 16 + 75.0 / 128 / kappa) / kappa) / (8 * kappa));

    /// <summary>A(κ) = I₁(κ)/I₀(κ), the mean length of a direction: ½κ for small κ, 1 − 1/2κ for large.</summary>
    public static double Ratio(double kappa) => kappa < Large
        ? SpecialFunctions.BesselIScaled(1, kappa) / SpecialFunctions.BesselIScaled(0, kappa)
        : 1 - (0.5 + (0.125 + (0.125 + 25.0 / 128 / kappa) / kappa) / kappa) / kappa;
}
