using System.Runtime.InteropServices;

namespace LossNotebooks;

/// <summary>Training pairs that are more than memory can hold: they are read again whenever they are needed, and gathered in blocks of one
/// size, whatever the size of the frames that they come in.</summary>
/// <param name="frames">The pairs of each frame, with x as it is.</param>
/// <param name="inputs">The columns of x.</param>
/// <param name="count">How many pairs there are.</param>
/// <param name="hasFrequencies">Whether they have frequencies.</param>
internal sealed class FrameExamples<TOutput>(IEnumerable<ExampleBlock<TOutput>> frames, int inputs, int count, bool hasFrequencies)
    : IExamples<TOutput>
{
    private const int BlockSize = 16 * ExampleBlock.ChunkSize;

    private readonly ExampleRoom<TOutput> block = new(inputs, BlockSize, hasFrequencies);

    private int? fingerprint;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public long Cases { get; private set; }

    /// <inheritdoc/>
    public void Rescale(ColumnScale[] scales, double[][]? factor) => block.Rescale(scales, factor);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rows are not those that they were the first time.</exception>
    public void ForEach(Action<ExampleBlock<TOutput>> look)
    {
        var hash = default(HashCode);
        var (cases, shown) = (0L, 0L);
        void Show()
        {
            AddTo(ref hash);
            (cases, shown) = (cases + block.Cases, shown + block.Count);
            look(block);
            block.Clear();
        }

        block.Clear();
        foreach (var frame in frames)
        {
            for (var first = 0; first < frame.Count;)
            {
                first += block.Append(frame, first);
                if (block.IsFull)
                {
                    Show();
                }
            }
        }

        if (block.Count > 0)
        {
            Show();
        }

        Cases = cases;
        if (hash.ToHashCode() is var found && (shown != count || found != (fingerprint ??= found)))
        {
            throw new ArgumentException(
                "The frames are not the same each time they are read: draw random numbers with a seed, and leave files as they are "
                + "while a fit reads them.");
        }
    }

    private void AddTo(ref HashCode hash)
    {
        for (var d = 0; d < inputs; d++)
        {
            hash.AddBytes(MemoryMarshal.AsBytes(block.Column(d)));
        }

        hash.AddBytes(MemoryMarshal.AsBytes(block.Frequencies.AsSpan(0, hasFrequencies ? block.Count : 0)));
        foreach (var y in block.Y.Span)
        {
            if (y is double[] vector)
            {
                hash.AddBytes(MemoryMarshal.AsBytes<double>(vector));
            }
            else
            {
                hash.Add(y);
            }
        }
    }
}
