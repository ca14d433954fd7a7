using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>What loss, slopes and curvature of a <see cref="NegativeBinomialLikelihood"/> are made of, with its letters, for one example or
/// several.</summary>
/// <remarks>Loader (2000), Fast and accurate computation of binomial probabilities: Pr(y) is r/n times the probability of r successes and y
/// failures.</remarks>
internal readonly ref struct NegativeBinomialParts<T>
    where T : struct, ILanes<T>
{
    private const double Largest = 1e300;

    private readonly T y, p, q, r, logSize, n, logN, share, rest, expected, excess, distance, slopeOfN;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NegativeBinomialParts(T logMu, T logSize, T y)
    {
        (this.y, this.logSize) = (y, logSize);
        T isNone = T.Equal(y, 0.0), t = logMu - logSize, isBelow = t < 0.0, logY = LaneMath.Log(y), above = logMu - logY;
        T minusLogQ = LaneMath.Softplus(t, out p, out var minusLogP, out q);
        T logNByR = LaneMath.Softplus(logY - logSize, out rest, out var logNByY, out share); // y/n and r/n
        r = LaneMath.Exp(logSize);
        n = r + y;
        logN = logSize + logNByR;

        // r p = μ q, from the smaller of r and μ, and y q − r p = y − n p, where μ is close to y as (y − μ) q.
        expected = T.Select(isBelow, LaneMath.Exp(logMu), r) * T.Select(isBelow, q, p);
        excess = T.Select(above < 1.0, -q * y * Expm1.Of(above), y * q - expected);

        var finite = T.Select(r < Largest, r, Largest); // beyond, what it is multiplied by is 0
        distance = Deviance.Of(finite, finite + excess, -excess, minusLogQ - logNByR);
        var distanceOfY = T.Select(isNone, -excess, Deviance.Of(y, y - excess, excess, minusLogP - logNByY));
        var restOfR = LogScaledGamma.Rest(r, logSize, out var slopeOfR);
        var restOfN = LogScaledGamma.Rest(n, logN, out slopeOfN);
        Loss = T.Select(
            expected < double.PositiveInfinity, distance + distanceOfY + 0.5 * logNByR + (restOfR - restOfN), double.PositiveInfinity);
        SlopeOfSize = distance - 0.5 * rest + (slopeOfR - share * slopeOfN);
    }

    /// <summary>The loss, but for log(y! (e/y)ʸ).</summary>
    public T Loss { get; }

    /// <summary>∂Loss/∂z₁.</summary>
    public T SlopeOfMean => -excess;

    /// <summary>∂Loss/∂z₂.</summary>
    public T SlopeOfSize { get; }

    public static NegativeBinomialParts<T> Of(T logMu, T logSize, T y) => new(logMu, logSize, y);

    /// <summary>∂²Loss/∂z₁², ∂²Loss/∂z₁∂z₂ and ∂²Loss/∂z₂².</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public (T Mean, T Both, T Size) Curvature()
    {
        var excessByN = T.Select(T.Equal(y, 0.0), -p, excess / n);
        var bend = LogScaledGammaCurvature.Of(logSize) - share * share * LogScaledGammaCurvature.Of(logN);
        return (q * (expected + y * p), -p * excess, distance - excess * excessByN + share * rest * (0.5 - slopeOfN) + bend);
    }
}
