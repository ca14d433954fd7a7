using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>Consecutive training pairs in memory, which may be a frame's own.</summary>
/// <param name="x">The columns of x, each with room for as many numbers as y.</param>
/// <param name="y">The outputs.</param>
/// <param name="frequencies">How often each example counts, if not once.</param>
internal class ExampleBlock<TOutput>(ReadOnlyMemory<double>[] x, ReadOnlyMemory<TOutput> y, double[]? frequencies) : IExamples<TOutput>
{
    private ColumnScale[] scales = [];
    private double[][]? factor;

    /// <param name="x">The columns of x one after another.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="frequencies">How often each example counts, if not once.</param>
    public ExampleBlock(double[] x, TOutput[] y, double[]? frequencies)
        : this(
            [.. Enumerable.Range(0, x.Length / Math.Max(1, y.Length)).Select(d => x.AsMemory(d * y.Length, y.Length))],
            y, frequencies)
    {
    }

    /// <summary>How many columns x has.</summary>
    public int Inputs => x.Length;

    /// <summary>The outputs.</summary>
    public ReadOnlyMemory<TOutput> Y => y[..Count];

    /// <summary>How often each example counts, if not once.</summary>
    public double[]? Frequencies => frequencies;

    /// <summary>How many examples there are; the room behind them is not used.</summary>
    public int Count { get; protected set; } = y.Length;

    /// <inheritdoc/>
    public long Cases => frequencies is null ? Count : (long)Sums.Of(frequencies.AsSpan(0, Count));

    /// <summary>Room for some of these examples, with the first columns of x alone, and none yet.</summary>
    public ExampleRoom<TOutput> Room(int inputs, int examples)
    {
        ExampleRoom<TOutput> room = new(inputs, examples, frequencies is not null);
        room.Rescale(scales, factor);
        return room;
    }

    /// <summary>The same pairs, in the same place, with other frequencies.</summary>
    public ExampleBlock<TOutput> With(double[] frequencies) => new(x, y, frequencies) { Count = Count, scales = scales, factor = factor };

    /// <summary>The values of one column of x, as they are.</summary>
    public ReadOnlySpan<double> Column(int d) => x[d].Span[..Count];

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
}
