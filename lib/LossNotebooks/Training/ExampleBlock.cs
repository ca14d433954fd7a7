namespace LossNotebooks;

/// <summary>What all blocks share.</summary>
internal static class ExampleBlock
{
    /// <summary>Sums over examples are made of those over so many consecutive ones.</summary>
    public const int ChunkSize = 2048;

    /// <summary>How many chunks so many examples are.</summary>
    public static int Chunks(int examples) => examples / ChunkSize + (examples % ChunkSize > 0 ? 1 : 0);
}

/// <summary>Consecutive training pairs in memory.</summary>
/// <param name="x">The columns of x one after another, each with room for as many numbers as y.</param>
/// <param name="y">The outputs.</param>
/// <param name="frequencies">How often each example counts, if not once.</param>
internal sealed class ExampleBlock<TOutput>(double[] x, TOutput[] y, double[]? frequencies) : IExamples<TOutput>
{
    /// <summary>Room for examples, and none yet.</summary>
    public static ExampleBlock<TOutput> Room(int inputs, int examples, bool hasFrequencies)
    {
        ExampleBlock<TOutput> room = new(
            new double[inputs * examples], new TOutput[examples], hasFrequencies ? new double[examples] : null);
        room.Clear();
        return room;
    }

    /// <summary>The same pairs, in the same place, with other frequencies.</summary>
    public ExampleBlock<TOutput> With(double[] frequencies) => new(x, y, frequencies) { Count = Count };

    /// <summary>The columns of x.</summary>
    public double[] X => x;

    /// <summary>The outputs.</summary>
    public TOutput[] Y => y;

    /// <summary>How often each example counts, if not once.</summary>
    public double[]? Frequencies => frequencies;

    /// <summary>How many examples there are; the room behind them is not used.</summary>
    public int Count { get; private set; } = y.Length;

    /// <inheritdoc/>
    public long Cases => frequencies is null ? Count : (long)Sums.Of(frequencies.AsSpan(0, Count));

    /// <summary>Whether no room is left.</summary>
    public bool IsFull => Count == y.Length;

    /// <summary>The values of one column of x.</summary>
    public Span<double> Column(int d) => x.AsSpan(d * y.Length, Count);

    /// <inheritdoc/>
    public void ForEach(Action<ExampleBlock<TOutput>> look) => look(this);

    /// <inheritdoc/>
    public void Rescale(ColumnScale[] scales) => Cores.For(scales.Length, Count, d => scales[d].Apply(Column(d)));

    /// <summary>Leaves room everywhere.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds examples of another block as long as there is room, and says how many.</summary>
    /// <param name="other">The other block, with as many columns of x at least.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="most">No more than so many.</param>
    public int Append(ExampleBlock<TOutput> other, int first, int most = int.MaxValue)
    {
        var (at, more) = (Count, Math.Min(most, Math.Min(y.Length - Count, other.Count - first)));
        Count += more;
        for (var d = 0; d * y.Length < x.Length; d++)
        {
            other.Column(d).Slice(first, more).CopyTo(Column(d)[at..]);
        }

        other.Y.AsSpan(first, more).CopyTo(y.AsSpan(at));
        other.Frequencies?.AsSpan(first, more).CopyTo(frequencies.AsSpan(at));
        return more;
    }
}
