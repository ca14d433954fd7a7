namespace LossNotebooks;

/// <summary>
/// Poisson and binomial probabilities without the cancellation of three large numbers: with the deviance, which is 0 at the mean, and
/// Stirling's remainder. They also serve the densities of the same form, with real x and n.
/// </summary>
/// <remarks>Loader (2000), Fast and accurate computation of binomial probabilities.</remarks>
internal static class SaddlePoint
{
    /// <summary>log(mean^x exp(−mean) / Γ(x + 1)), for x ≥ 0 and mean ≥ 0.</summary>
    public static double LogPoisson(double x, double mean) =>
        x == 0 ? -mean
        : mean == 0 || double.IsInfinity(x) || double.IsInfinity(mean) ? double.NegativeInfinity
        : -Deviance(x, 1, mean, x - mean) - LogRoot(x);

    /// <summary>log(Γ(n + 1) / (Γ(x + 1) Γ(rest + 1)) pˣ qʳᵉˢᵗ), for x ≥ 0, rest = n − x ≥ 0, p in [0, 1] and q = 1 − p.</summary>
    public static double LogBinomial(double x, double rest, double p, double q)
    {
        var n = x + rest;
        return x == 0 || rest == 0 ? LogPower(x, p, q) + LogPower(rest, q, p)
            : p == 0 || q == 0 ? double.NegativeInfinity
            : LogRoot(n) - LogRoot(x) - LogRoot(rest) - Deviances(n);

        double Deviances(double n)
        {
            var excess = Excess(x, rest, p, q);
            return Deviance(x, n, p, excess) + Deviance(rest, n, q, -excess);
        }
    }

    /// <summary>x q − rest p = x − n p, by how much x exceeds its mean, rounded once: only the smaller of p and q is used, since the
    /// other may be a rounded 1 − p.</summary>
    /// <remarks>Kahan's difference of products, with fused multiplications.</remarks>
    public static double Excess(double x, double rest, double p, double q)
    {
        if (p > q)
        {
            return -Excess(rest, x, q, p);
        }

        double first = x * p, second = rest * p, left = x - first;
        var lost = x - left - first - Math.FusedMultiplyAdd(x, p, -first) - Math.FusedMultiplyAdd(rest, p, -second);
        return left - second + lost;
    }

    // log(x / mean); a mean that is nearly 0 has lost digits that n and p have.
    private static double LogRatio(double x, double n, double p, double difference) => n * p is var mean
        && Math.Abs(difference) < 0.5 * mean ? Exponentials.Log1p(difference / mean)
        : double.IsNormal(mean) ? Math.Log(x) - Math.Log(mean) : Math.Log(x) - Math.Log(n) - Math.Log(p);

    // x log(x / mean) + mean − x, the mean being n p: 0 where they are equal, positive elsewhere. To the last digits for large x too, with
    // the difference, which is then known better than the rounded mean.
    private static double Deviance(double x, double n, double p, double difference)
    {
        var t = LogRatio(x, n, p, difference);
        return t < -1 ? x * t - difference : x * Exponentials.Expm1Minus(-t);
    }

    // log Γ(x + 1) − x log x + x, which grows only like ½ log 2πx.
    private static double LogRoot(double x) => 0.5 * Math.Log(x) + Normal.HalfLogTwoPi + GammaFunctions.StirlingRemainder(x);

    private static double LogPower(double exponent, double p, double q) =>
        exponent == 0 ? 0 : exponent * (q < 0.5 ? Exponentials.Log1p(-q) : Math.Log(p));
}
