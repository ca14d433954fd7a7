using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>z = Φ⁻¹(θ), θ = Φ(z), the standard normal's cumulative probability, for a probability: y is 1 where z and a standard normal
/// noise together lie above 0.</summary>
/// <remarks>Bliss (1934), The method of probits; Finney (1971), Probit Analysis.</remarks>
public sealed record ProbitLink() : AlternativeLink("probit", new LogitLink())
{
    /// <inheritdoc/>
    public override double Apply(double theta) => new Normal(0, 1).Quantile(theta);

    /// <inheritdoc/>
    public override double Invert(double z) => NormalCdf.Of<Lanes1>(z);

    /// <summary>dθ/dz = exp(−½z²) / √2π.</summary>
    public override double Derivative(double z) => new Normal(0, 1).Probability(z);

    /// <inheritdoc/>
    internal override void Translate(Translation translation) => translation.By<ToLogit>();

    // log Φ(z) − log Φ(−z), of which one is about −½z² where the other is lost beside it: with u = |z| the smaller is Φ(−u) =
    // exp(−½u²) n/d, so that Φ(u) = m/d with m = d − exp(−½u²) n, and the slopes of both are φ(u) over them.
    private readonly struct ToLogit : ITranslation
    {
        private const double OneBySqrtTwoPi = 0.3989422804014327;
        private const double Farthest = 1e300; // where t is infinite, long since

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Of<T>(in T z, bool hasBend, out T slope, out T bend)
            where T : struct, ILanes<T>
        {
            T u = T.Abs(z), isBelow = z < 0.0, bell = NormalTail.Bell(u);
            T numerator = NormalTail.Ratio(T.Select(u > Farthest, Farthest, u), out var denominator);
            T larger = denominator - bell * numerator, inverse = 1.0 / (numerator * larger);
            slope = OneBySqrtTwoPi * denominator * (denominator * inverse);
            bend = 0.0;
            if (hasBend)
            {
                var falls = InverseMillsSlope.Falls(u, InverseMills.Of(u, numerator, denominator, bell), out var atMinus) - atMinus;
                bend = T.Select(isBelow, falls, -falls);
            }

            var distance = 0.5 * u * u + LaneMath.Log(larger * (larger * inverse));
            return T.Select(isBelow, -distance, distance);
        }
    }
}
