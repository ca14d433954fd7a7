namespace LossNotebooks;

/// <summary>The categorical distribution over K classes, numbered from 0 in code: Pr(y = k|p) = p[k].</summary>
/// <remarks>Bishop (2006), eq. 2.26. Classes are names, not numbers: there is a mode, but no mean and no quantile.</remarks>
public sealed record Categorical : Distribution<int>
{
    private readonly ValueList probabilities;

    /// <summary>A distribution with the given probabilities, one for each class.</summary>
    /// <exception cref="ArgumentException">A probability is outside [0, 1], or they do not sum to 1 (to 10⁻⁹).</exception>
    public Categorical(params ReadOnlySpan<double> probabilities) => this.probabilities = new(Require.Probabilities(probabilities));

    /// <summary>p, the probability of each class; K numbers that sum to 1.</summary>
    public IReadOnlyList<double> Probabilities => probabilities;

    /// <summary>K, the number of classes.</summary>
    public int Classes => probabilities.Count;

    /// <inheritdoc/>
    public override bool IsDiscrete => true;

    /// <summary>The most probable class (the first of them if several are equally probable).</summary>
    public override int Mode => Enumerable.Range(0, Classes).MaxBy(k => probabilities[k]);

    /// <inheritdoc/>
    public override double LogProbability(int y) =>
        y >= 0 && y < Classes ? Math.Log(probabilities[y]) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override int Sample(Random random) => probabilities.Draw(Require.NotNull(random));

    /// <inheritdoc/>
    public override string ToString() => $"Categorical(p = {probabilities})";
}
