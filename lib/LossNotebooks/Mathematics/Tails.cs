namespace LossNotebooks;

/// <summary>Pr(Y ≤ y) and Pr(Y &gt; y), kept as the one that was computed, with its logarithm: the other is what is left to 1. Computed
/// should be the smaller one, as a small number taken from 1 loses its digits; its logarithm goes on where it is 0 as a double.</summary>
internal readonly record struct Tails
{
    private readonly double probability, log;
    private readonly bool isLower;

    private Tails(double probability, double log, bool isLower) => (this.probability, this.log, this.isLower) = (probability, log, isLower);

    /// <summary>Pr(Y ≤ y).</summary>
    public double Below => isLower ? probability : 1 - probability;

    /// <summary>Pr(Y &gt; y).</summary>
    public double Above => Mirrored.Below;

    /// <summary>log Pr(Y ≤ y), in nats.</summary>
    public double LogBelow => isLower ? log : Exponentials.Log1p(-probability);

    /// <summary>log Pr(Y &gt; y), in nats.</summary>
    public double LogAbove => Mirrored.LogBelow;

    /// <summary>Those of −Y at −y.</summary>
    public Tails Mirrored => new(probability, log, !isLower);

    /// <summary>From Pr(Y ≤ y).</summary>
    public static Tails Lower(double probability) => new(probability, Math.Log(probability), true);

    /// <summary>From log Pr(Y ≤ y); what rounding has brought above 0 is 0.</summary>
    public static Tails LowerFromLog(double log) => new(Math.Exp(Math.Min(log, 0)), Math.Min(log, 0), true);

    /// <summary>From Pr(Y ≤ y) and its logarithm.</summary>
    public static Tails Lower(double probability, double log) => new(probability, log, true);

    /// <summary>From Pr(Y &gt; y).</summary>
    public static Tails Upper(double probability) => Lower(probability).Mirrored;

    /// <summary>From log Pr(Y &gt; y).</summary>
    public static Tails UpperFromLog(double log) => LowerFromLog(log).Mirrored;
}
