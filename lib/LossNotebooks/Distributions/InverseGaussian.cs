using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The inverse Gaussian distribution: Pr(y|μ, λ) = √(λ/2πy³) exp(−λ (y − μ)²/2μ²y), for y &gt; 0. The time that a Brownian motion
/// with a drift needs to reach a place for the first time.</summary>
/// <param name="Mu">μ &gt; 0, the mean.</param>
/// <param name="Shape">λ &gt; 0, in the units of y: the variance is μ³/λ.</param>
/// <remarks>Johnson, Kotz and Balakrishnan (1994), Continuous Univariate Distributions, volume 1, chapter 15.</remarks>
/// <exception cref="ArgumentOutOfRangeException">μ or λ is not finite and positive.</exception>
public sealed record InverseGaussian(double Mu, double Shape) : ScalarDistribution
{
    /// <summary>μ, the mean.</summary>
    public double Mu { get; } = Require.Positive(Mu);

    /// <summary>λ, the shape.</summary>
    public double Shape { get; } = Require.Positive(Shape);

    /// <inheritdoc/>
    public override Interval Support => new(0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override double Mean => Mu;

    /// <summary>μ³/λ.</summary>
    public override double Variance => Mu / Shape * Mu * Mu;

    /// <summary>μ (√(1 + r²) − r) with r = 3μ/2λ.</summary>
    public override double Mode => 1.5 * Mu / Shape is var r ? Mu / (double.Hypot(1, r) + r) : double.NaN;

    /// <inheritdoc/>
    public override double LogProbability(double y) => y is > 0 and < double.PositiveInfinity
        ? 0.5 * (Math.Log(Shape) - 3 * Math.Log(y) - Square(y)) - Normal.HalfLogTwoPi : double.NegativeInfinity;

    /// <summary>Φ(a) + exp(2λ/μ) Φ(−√(a² + 4λ/μ)) with a = √(λ/y) (y/μ − 1), as an integral over log y, in which nothing
    /// cancels.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <summary>One of the two values that have the same square of a standard normal as their a².</summary>
    /// <remarks>Michael, Schucany and Haas (1976), Generating random variates using transformations with multiple roots.</remarks>
    public override double Sample(Random random)
    {
        var normal = new Normal(0, 1).Sample(random);
        var r = normal * normal * (0.5 * Mu / Shape);
        var part = 1 / (1 + r + Math.Sqrt(r * (2 + r))); // the smaller one is part · μ, the larger μ / part
        return random.NextDouble() * (1 + part) <= 1 ? Mu * part : Mu / part;
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"InverseGaussian(μ = {Mu:G6}, λ = {Shape:G6})");

    private protected override Tails TailsAt(double y)
    {
        if (!(y > 0) || double.IsInfinity(y))
        {
            return y > 0 ? Tails.Upper(0) : Tails.Lower(0);
        }

        var log = LogProbability(y) + Math.Log(y);
        if (double.IsNegativeInfinity(log))
        {
            return y > Mu ? Tails.Upper(0) : Tails.Lower(0); // so far out that no tail is left
        }

        var tail = InverseGaussianTail.At(Math.Log(Shape / Mu), Math.Log(y / Mu));
        log += tail.Log;
        return tail.IsLower ? Tails.LowerFromLog(log) : Tails.UpperFromLog(log);
    }

    // a²
    private double Square(double y) => y / Mu - 1 is var distance ? distance * distance * (Shape / y) : double.NaN;
}
