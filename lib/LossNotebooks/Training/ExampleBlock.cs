using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>Consecutive training pairs in memory.</summary>
/// <param name="x">The columns of x one after another, each with room for as many numbers as y.</param>
/// <param name="y">The outputs.</param>
/// <param name="frequencies">How often each example counts, if not once.</param>
internal sealed class ExampleBlock<TOutput>(double[] x, TOutput[] y, double[]? frequencies) : IExamples<TOutput>
{
    private ColumnScale[] scales = [];
    private double[][]? factor;

    /// <summary>Room for some of these examples, with the first columns of x alone, and none yet.</summary>
    public ExampleBlock<TOutput> Room(int inputs, int examples)
    {
        ExampleBlock<TOutput> room = new(
            new double[inputs * examples], new TOutput[examples], frequencies is null ? null : new double[examples]);
        room.Rescale(scales, factor);
        room.Clear();
        return room;
    }

    /// <summary>The same pairs, in the same place, with other frequencies.</summary>
    public ExampleBlock<TOutput> With(double[] frequencies) => new(x, y, frequencies) { Count = Count, scales = scales, factor = factor };

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

    /// <summary>The values of one column of x, as they are.</summary>
    public Span<double> Column(int d) => x.AsSpan(d * y.Length, Count);

    /// <summary>Writes the first columns of x as <see cref="Rescale"/> has changed them.</summary>
    /// <param name="first">The first of the examples that are written.</param>
    /// <param name="examples">How many they are.</param>
    /// <param name="columns">Room for so many numbers of each of the columns.</param>
    public void CopyTo(int first, int examples, Span<double> columns)
    {
        for (int d = 0, at = 0; at < columns.Length; d++, at += examples)
        {
            var column = Column(d).Slice(first, examples);
            var to = columns[at..];
            if (scales.Length == 0)
            {
                column.CopyTo(to);
            }
            else
            {
                scales[d].Apply(column, to);
            }

            if (factor is not null && d < factor.Length)
            {
                Divide(factor[d], columns[..at], to[..examples]);
            }
        }
    }

    /// <inheritdoc/>
    public void ForEach(Action<ExampleBlock<TOutput>> look) => look(this);

    /// <inheritdoc/>
    public void Rescale(ColumnScale[] scales, double[][]? factor) => (this.scales, this.factor) = (scales, factor);

    // Of Q R = X, with the columns of Q before this one.
    private static void Divide(double[] r, ReadOnlySpan<double> before, Span<double> column)
    {
        var d = before.Length / column.Length;
        for (var e = 0; e < d; e++)
        {
            Columns.AddMultiple(before.Slice(e * column.Length, column.Length), -r[e], column);
        }

        TensorPrimitives.Divide(column, r[d], column);
    }

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

    /// <summary>Adds every n-th example of another block; for all of them there must be room.</summary>
    /// <param name="every">n.</param>
    /// <param name="other">The other block, with as many columns of x at least.</param>
    /// <param name="first">The first of them; behind the end if there is none.</param>
    public void AppendEvery(int every, ExampleBlock<TOutput> other, int first)
    {
        var at = Count;
        Count += Math.Max(0, (other.Count - first + every - 1) / every);
        for (var d = 0; d * y.Length < x.Length; d++)
        {
            Every<double>(other.Column(d), Column(d));
        }

        Every<TOutput>(other.Y.AsSpan(0, other.Count), y);
        if (other.Frequencies is { } times)
        {
            Every<double>(times.AsSpan(0, other.Count), frequencies);
        }

        void Every<T>(ReadOnlySpan<T> from, Span<T> to)
        {
            for (int i = first, next = at; i < from.Length; i += every)
            {
                to[next++] = from[i];
            }
        }
    }
}
