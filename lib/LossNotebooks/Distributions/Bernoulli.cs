using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The Bernoulli distribution over {0, 1}: Pr(y|p) = pʸ (1 − p)¹⁻ʸ.</summary>
/// <param name="P">p, the probability of y = 1, in [0, 1].</param>
/// <remarks>Bishop (2006), eq. 2.2.</remarks>
/// <exception cref="ArgumentOutOfRangeException">p is not in [0, 1].</exception>
public sealed record Bernoulli(double P) : CountDistribution
{
    /// <summary>p, the probability of y = 1.</summary>
    public double P { get; } = Require.Fraction(P);

    /// <inheritdoc/>
    public override Interval Support => new(0, 1);

    /// <inheritdoc/>
    public override double Mean => P;

    /// <inheritdoc/>
    public override double Variance => P * (1 - P);

    /// <summary>1 if p &gt; ½, else 0 (at p = ½ both are equally probable).</summary>
    public override double Mode => P > 0.5 ? 1 : 0;

    /// <inheritdoc/>
    public override double LogProbability(double y) => y switch
    {
        1 => Math.Log(P),
        0 => Exponentials.Log1p(-P),
        _ => double.NegativeInfinity,
    };

    /// <summary>1 − p from 0 on, 1 from 1 on.</summary>
    public override double CumulativeProbability(double y) => TailsAt(y).Below;

    /// <inheritdoc/>
    public override double Sample(Random random) => Require.NotNull(random).NextDouble() < P ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Bernoulli(p = {P:G6})");

    private protected override Tails TailsAt(double y) =>
        y < 0 ? Tails.Lower(0) : y >= 1 ? Tails.Upper(0) : P < 0.5 ? Tails.Upper(P) : Tails.Lower(1 - P);
}
