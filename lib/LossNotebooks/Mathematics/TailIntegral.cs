using MathNet.Numerics.Integration;

namespace LossNotebooks;

/// <summary>∫ exp(−E(s)) ds from s = 0 to where the integrand no longer matters: a tail of a distribution, divided by its density where
/// the tail begins. So nothing cancels or underflows, however far out that is.</summary>
internal static class TailIntegral
{
    // exp(−40) is nothing beside 1; with 60 and more, too many of the places would be spent on nothing.
    private const double Enough = 40, TooMuch = 60;

    // Beyond this length of s, in which energies made of exponentials change their form, the sum goes piece by piece.
    private const double Piece = 4;

    private static readonly GaussLegendreRule Rule = new(-1, 1, 64);
    private static readonly double[] Places = Rule.Abscissas, Weights = Rule.Weights;

    /// <summary>The integral as a Gauss–Legendre sum, to about 10⁻¹⁵.</summary>
    /// <param name="energy">E.</param>
    /// <param name="reach">About where E reaches 40.</param>
    /// <param name="limit">Where the tail ends.</param>
    public static TailSum Of<TEnergy>(TEnergy energy, double reach, double limit = double.PositiveInfinity)
        where TEnergy : struct, IEnergy
    {
        reach = Math.Min(reach, limit);
        while (energy.At(reach) > TooMuch)
        {
            reach *= 0.8;
        }

        while (reach < limit && energy.At(reach) < Enough)
        {
            reach = Math.Min(1.2 * reach, limit);
        }

        var sum = default(TailSum);
        var pieces = (int)Math.Ceiling(reach / Piece);
        var half = 0.5 * reach / pieces;
        for (var piece = 0; piece < pieces; piece++)
        {
            for (var i = 0; i < Places.Length; i++)
            {
                double s = half * (2 * piece + 1 + Places[i]), at = energy.At(s);
                sum.Add(half * Weights[i] * Math.Exp(-at), energy.Slopes(s, at));
            }
        }

        return sum;
    }

    /// <summary>About where slope · s + ½ curvature · s² reaches 40.</summary>
    public static double Reach(double slope, double curvature) => Math.Min(Enough / slope, Math.Sqrt(2 * Enough / curvature));
}
