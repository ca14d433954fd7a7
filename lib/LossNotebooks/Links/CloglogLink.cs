using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The complementary log-log, z = log(−log(1 − θ)), θ = 1 − exp(−exp z), for a probability: that at least one event of a Poisson
/// process has happened, the log of whose expected number z is; so also that a time of proportional hazards has come to its end.</summary>
/// <remarks>Fisher (1922), On the mathematical foundations of theoretical statistics, section 12.3; McCullagh and Nelder (1989),
/// Generalized Linear Models, section 4.3.</remarks>
public sealed record CloglogLink() : AlternativeLink("cloglog", new LogitLink())
{
    // Below it exp z is all that matters of everything, and will soon be too small for a double.
    private const double Low = -700;

    /// <inheritdoc/>
    public override double Apply(double theta) => Math.Log(-Exponentials.Log1p(-theta));

    /// <inheritdoc/>
    public override double Invert(double z) => -Exponentials.Expm1(-Math.Exp(z));

    /// <summary>dθ/dz = exp(z − exp z).</summary>
    public override double Derivative(double z) => Math.Exp(z - Math.Exp(z));

    /// <inheritdoc/>
    internal override void Translate(Translation translation) => translation.By<ToLogit>();

    // With w = exp z: log(exp(w) − 1), w/(1 − exp(−w)) and that times 1 − w/(exp(w) − 1).
    private readonly struct ToLogit : ITranslation
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static T Of<T>(in T z, bool hasBend, out T slope, out T bend)
            where T : struct, ILanes<T>
        {
            T bounded = T.Select(z < Low, Low, z), w = LaneMath.Exp(bounded), isSmall = w < 1.0;
            var expm1Minus = LaneMath.Expm1Minus(T.Select(isSmall, w, 1.0), out var expm1);
            T shortfall = -Expm1.Of(-w), part = T.Select(isSmall, expm1Minus / expm1, 1.0 - (w / shortfall - w));
            T tooLarge = w > double.MaxValue;
            slope = T.Select(tooLarge, double.MaxValue, w / shortfall);
            bend = T.Select(tooLarge, double.MaxValue, w / shortfall * part);
            var t = T.Select(isSmall, LaneMath.Log(expm1), w + LaneMath.Log(shortfall));
            return t + (z - bounded);
        }
    }
}
