namespace LossNotebooks;

/// <summary>Small random batches, drawn without replacement; once fewer than a batch are left, the examples are shuffled anew.</summary>
/// <param name="size">B ≥ 1, the examples in a batch (all of them if there are fewer).</param>
/// <param name="seed">Where the random order starts: every descent meets the same batches.</param>
/// <exception cref="ArgumentOutOfRangeException">B is not positive.</exception>
public sealed class Minibatches(int size, int seed)
{
    /// <summary>B, the examples in a batch.</summary>
    public int Size { get; } = Require.AtLeast(1, size);

    /// <summary>The seed of the random order.</summary>
    public int Seed { get; } = seed;

    /// <summary>The batches of one descent over so many examples.</summary>
    internal Deck Shuffle(int examples) => new(Math.Min(Size, examples), examples, new Random(Seed));

    /// <summary>The examples in random order, and how many of them were dealt.</summary>
    internal sealed class Deck(int size, int examples, Random random)
    {
        private readonly int[] order = [.. Enumerable.Range(0, examples)];
        private int dealt = -1; // not shuffled yet

        /// <summary>The indices of the next batch.</summary>
        public ReadOnlySpan<int> Next()
        {
            if (dealt < 0 || dealt + size > order.Length)
            {
                random.Shuffle(order);
                dealt = 0;
            }

            dealt += size;
            return order.AsSpan(dealt - size, size);
        }
    }
}
