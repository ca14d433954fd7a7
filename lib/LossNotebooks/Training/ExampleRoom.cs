namespace LossNotebooks;

/// <summary>Room for training pairs of other blocks, none of which is there at first.</summary>
internal sealed class ExampleRoom<TOutput> : ExampleBlock<TOutput>
{
    private readonly double[][] x;
    private readonly TOutput[] y;

    /// <param name="inputs">How many columns x has.</param>
    /// <param name="examples">For how many examples there is room.</param>
    /// <param name="hasFrequencies">Whether they have frequencies.</param>
    public ExampleRoom(int inputs, int examples, bool hasFrequencies)
        : this(
            [.. Enumerable.Range(0, inputs).Select(_ => new double[examples])], new TOutput[examples],
            hasFrequencies ? new double[examples] : null)
    {
    }

    private ExampleRoom(double[][] x, TOutput[] y, double[]? frequencies)
        : base(Array.ConvertAll(x, column => (ReadOnlyMemory<double>)column), y, frequencies)
    {
        (this.x, this.y) = (x, y);
        Clear();
    }

    /// <summary>Whether no room is left.</summary>
    public bool IsFull => Count == y.Length;

    /// <summary>Leaves room everywhere.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds examples of another block as long as there is room, and says how many.</summary>
    /// <param name="other">The other block, with as many columns of x at least.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="most">No more than so many.</param>
    public int Append(ExampleBlock<TOutput> other, int first, int most = int.MaxValue)
    {
        var more = Math.Min(most, Math.Min(y.Length - Count, other.Count - first));
        for (var d = 0; d < x.Length; d++)
        {
            other.Column(d).Slice(first, more).CopyTo(x[d].AsSpan(Count));
        }

        other.Y.Span.Slice(first, more).CopyTo(y.AsSpan(Count));
        other.Frequencies?.AsSpan(first, more).CopyTo(Frequencies.AsSpan(Count));
        Count += more;
        return more;
    }

    /// <summary>Adds every n-th example of another block; for all of them there must be room.</summary>
    /// <param name="every">n.</param>
    /// <param name="other">The other block, with as many columns of x at least.</param>
    /// <param name="first">The first of them; behind the end if there is none.</param>
    public void AppendEvery(int every, ExampleBlock<TOutput> other, int first)
    {
        for (var d = 0; d < x.Length; d++)
        {
            Every<double>(other.Column(d), x[d]);
        }

        Every(other.Y.Span, y);
        if (other.Frequencies is { } times)
        {
            Every<double>(times.AsSpan(0, other.Count), Frequencies);
        }

        Count += Math.Max(0, (other.Count - first + every - 1) / every);

        void Every<T>(ReadOnlySpan<T> from, Span<T> to)
        {
            for (int i = first, next = Count; i < from.Length; i += every)
            {
                to[next++] = from[i];
            }
        }
    }
}
