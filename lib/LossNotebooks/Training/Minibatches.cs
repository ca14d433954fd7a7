namespace LossNotebooks;

/// <summary>Small random batches, drawn without replacement; once fewer than a batch are left, the examples are shuffled anew.</summary>
/// <param name="size">B ≥ 1, the examples in a batch.</param>
/// <param name="random">The source of randomness.</param>
public sealed class Minibatches(int size, Random random)
{
    private readonly int size = Require.AtLeast(1, size);
    private int[] order = [];
    private int used;

    /// <summary>The indices of the next batch out of <paramref name="examples"/> examples (all of them if B is larger).</summary>
    public ReadOnlySpan<int> Next(int examples)
    {
        var count = Math.Min(size, examples);
        if (order.Length != examples)
        {
            order = [.. Enumerable.Range(0, examples)];
            used = examples;
        }

        if (used + count > examples)
        {
            random.Shuffle(order);
            used = 0;
        }

        used += count;
        return order.AsSpan(used - count, count);
    }
}
