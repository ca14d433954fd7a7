using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>z = log(exp θ − 1), θ = softplus(z) = log(1 + exp z), for a positive parameter: like the log link far below 0, and like none
/// far above, where θ grows no faster than z.</summary>
/// <remarks>Dugas, Bengio, Bélisle, Nadeau and Garcia (2001), Incorporating second-order functional knowledge for better option
/// pricing.</remarks>
public sealed record SoftplusLink() : AlternativeLink("softplus", new LogLink())
{
    /// <inheritdoc/>
    public override double Apply(double theta) => theta + Math.Log(-Exponentials.Expm1(-theta));

    /// <inheritdoc/>
    public override double Invert(double z) => Exponentials.Softplus(z);

    /// <summary>dθ/dz = sigmoid(z).</summary>
    public override double Derivative(double z) => LogitLink.Sigmoid(z);

    /// <inheritdoc/>
    internal override void Translate(Translation translation) => translation.By<ToLog>();

    // With p = sigmoid(z): log θ, p/θ and p/θ (1 − p − p/θ), whose last factor is (θ − p)/θ − p.
    private readonly struct ToLog : ITranslation
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Of<T>(in T z, bool hasBend, out T slope, out T bend)
            where T : struct, ILanes<T>
        {
            var bounded = T.Select(z < -Exponentials.Far, -Exponentials.Far, z); // below, log θ is z
            var theta = LaneMath.Softplus(bounded, out var p, out _, out var rest);
            slope = p / theta;
            bend = 0.0;
            if (hasBend)
            {
                var small = LaneMath.SoftplusMinusSigmoidTimesExp(bounded, theta, p, 0.0) / theta - p;
                bend = slope * T.Select(bounded < 0.0, small, rest - slope);
            }

            return LaneMath.Log(theta) + (z - bounded);
        }
    }
}
