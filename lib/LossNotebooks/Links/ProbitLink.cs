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

    // log Φ(z) − log Φ(−z), of which one is about −½z² where the other is lost beside it.
    private readonly struct ToLogit : ITranslation
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Of<T>(in T z, out T slope, out T bend)
            where T : struct, ILanes<T>
        {
            slope = InverseMills.Of(z) + InverseMills.Of(-z);
            bend = InverseMillsSlope.Of(z) - InverseMillsSlope.Of(-z);
            return LogNormalCdf.Of(z) - LogNormalCdf.Of(-z);
        }
    }
}
