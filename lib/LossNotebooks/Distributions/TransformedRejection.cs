namespace LossNotebooks;

/// <summary>Draws of a count with one peak at a cost that does not depend on its mean: a ratio of two uniform numbers, moved and scaled so
/// that it covers the distribution closely, and rejected where it does not.</summary>
/// <remarks>Hörmann (1993), The transformed rejection method for generating Poisson random variables (there PTRS), and The generation of
/// binomial random variates (BTRS). The counts are doubles: those of an <c>int</c> would end at 2·10⁹.</remarks>
internal readonly record struct TransformedRejection
{
    private readonly double a, b, shift, squeeze, logHat;
    private readonly Func<double, double> logProbability;

    private TransformedRejection(double a, double b, double shift, double squeeze, double logHat, Func<double, double> logProbability) =>
        (this.a, this.b, this.shift, this.squeeze, this.logHat, this.logProbability) = (a, b, shift, squeeze, logHat, logProbability);

    /// <summary>For a Poisson with mean 10 or more.</summary>
    public static TransformedRejection Of(Poisson poisson)
    {
        var b = 0.931 + 2.53 * poisson.StandardDeviation;
        return new(
            0.02483 * b - 0.059, b, poisson.Lambda + 0.43, 0.9277 - 3.6224 / (b - 2), Math.Log(1.1239 + 1.1328 / (b - 3.4)),
            poisson.LogProbability);
    }

    /// <summary>For a binomial with p ≤ ½ and mean 10 or more.</summary>
    public static TransformedRejection Of(Binomial binomial)
    {
        var b = 1.15 + 2.53 * binomial.StandardDeviation;
        return new(
            0.0248 * b - 0.0873 + 0.01 * binomial.P, b, binomial.Mean + 0.5, 0.92 - 4.2 / b,
            binomial.LogProbability(binomial.Mode) + Math.Log((2.83 + 5.1 / b) * binomial.StandardDeviation), binomial.LogProbability);
    }

    /// <summary>One draw.</summary>
    public double Sample(Random random)
    {
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var room = 0.5 - Math.Abs(u);
            var y = Math.Floor((2 * a / room + b) * u + shift);
            if ((room >= 0.07 && v <= squeeze)
                || (y >= 0 && Math.Log(v / (a / (room * room) + b)) + logHat <= logProbability(y)))
            {
                return y;
            }
        }
    }
}
