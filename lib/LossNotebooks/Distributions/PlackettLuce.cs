namespace LossNotebooks;

/// <summary>
/// The Plackett–Luce distribution over rankings of K items: the winner is drawn with probability w[k] / Σ w, then the second among those
/// who are left in the same way, and so on: Pr(y|w) = Πⱼ w[y[j]] / (w[y[j]] + w[y[j + 1]] + …). A ranking y lists the items, numbered from
/// 0, best first.
/// </summary>
/// <remarks>Plackett (1975), The analysis of permutations; Luce (1959), Individual Choice Behavior.</remarks>
public sealed record PlackettLuce : Distribution<int[]>
{
    private readonly ValueList worths;

    /// <summary>A distribution with the given worths; only their ratios matter.</summary>
    /// <exception cref="ArgumentException">A worth is not finite and positive, or there are fewer than two items.</exception>
    public PlackettLuce(params ReadOnlySpan<double> worths)
    {
        Require.AtLeast(2, worths.Length, "the number of items");
        foreach (var worth in worths)
        {
            Require.Positive(worth, nameof(worths));
        }

        this.worths = new(worths);
    }

    /// <summary>w, the worth of each item.</summary>
    public IReadOnlyList<double> Worths => worths;

    /// <summary>K, the number of items.</summary>
    public int Items => worths.Count;

    /// <inheritdoc/>
    public override bool IsDiscrete => true;

    /// <summary>The items by falling worth (in their own order where worths are equal).</summary>
    public override int[] Mode => [.. Enumerable.Range(0, Items).OrderByDescending(item => worths[item])];

    /// <summary>Σⱼ log w[y[j]] − log(w[y[j]] + w[y[j + 1]] + …); −∞ unless y ranks every item exactly once.</summary>
    public override double LogProbability(int[] y)
    {
        if (!IsRanking(y, Items))
        {
            return double.NegativeInfinity;
        }

        double log = 0, left = 0;
        foreach (var item in y.Reverse())
        {
            left += worths[item];
            log += Math.Log(worths[item] / left);
        }

        return log;
    }

    /// <summary>The items by the time at which each arrives, when item k arrives at rate w[k].</summary>
    public override int[] Sample(Random random)
    {
        var arrival = Array.ConvertAll(worths.ToArray(), worth => new Exponential(worth).Sample(random));
        return [.. Enumerable.Range(0, Items).OrderBy(item => arrival[item])];
    }

    /// <inheritdoc/>
    public override string ToString() => $"PlackettLuce(w = {worths})";

    /// <summary>Whether y holds each of 0 … items − 1 exactly once.</summary>
    internal static bool IsRanking(ReadOnlySpan<int> y, int items)
    {
        Span<bool> seen = items <= Scratch.OnStack ? stackalloc bool[items] : new bool[items];
        seen.Clear();
        foreach (var item in y)
        {
            if (item < 0 || item >= items || seen[item])
            {
                return false;
            }

            seen[item] = true;
        }

        return y.Length == items;
    }
}
