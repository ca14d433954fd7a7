using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>R of the QR decomposition X = QR, QᵀQ = 1: D columns of D numbers with the same lengths and angles as the I rows long columns
/// of X, and thus the same linear combinations.</summary>
/// <remarks>Householder's reflections, block of rows by block of rows: no copy of X is made, and nothing is squared as in XᵀX. J. Demmel
/// et al. (2012), Communication-optimal parallel and sequential QR and LU factorizations.</remarks>
/// <param name="columns">D.</param>
internal sealed class TriangularFactor(int columns)
{
    private const int BlockSize = 256, ChunksAtOnce = 16;

    private readonly double[] block = new double[columns * Math.Max(columns, BlockSize)];
    private TriangularFactor[]? chunks;

    /// <summary>The columns of R, zeros below the diagonal included.</summary>
    public double[][] R { get; } = [.. Enumerable.Range(0, columns).Select(_ => new double[columns])];

    /// <summary>Adds rows: all that there are, or a multiple of <see cref="ExampleBlock.ChunkSize"/>. Each chunk has an R of its own, many
    /// of them made on all processors at once, and R is that of all of them.</summary>
    /// <param name="examples">The rows, of whose columns the first D are taken.</param>
    public void Add<TOutput>(ExampleBlock<TOutput> examples)
    {
        const int Size = ExampleBlock.ChunkSize;
        int Chunks(int first) => Math.Min(ChunksAtOnce, ExampleBlock.Chunks(examples.Count - first));
        chunks ??= [.. Enumerable.Range(0, Chunks(first: 0)).Select(_ => new TriangularFactor(columns))];
        for (var first = 0; first < examples.Count; first += chunks.Length * Size)
        {
            var start = first;
            var count = Math.Min(chunks.Length, Chunks(first));
            Cores.For(count, Size * columns, chunk => chunks[chunk].Make(examples, start + chunk * Size));
            foreach (var chunk in chunks.AsSpan(0, count))
            {
                for (var c = 0; c < columns; c++)
                {
                    chunk.R[c].CopyTo(block.AsSpan(c * columns));
                }

                Append(R, block.AsSpan(0, columns * columns), columns);
            }
        }
    }

    // R of one chunk.
    private void Make<TOutput>(ExampleBlock<TOutput> examples, int first)
    {
        foreach (var column in R)
        {
            column.AsSpan().Clear();
        }

        for (var end = Math.Min(first + ExampleBlock.ChunkSize, examples.Count); first < end; first += BlockSize)
        {
            var size = Math.Min(BlockSize, end - first);
            for (var c = 0; c < columns; c++)
            {
                examples.Column(c).Slice(first, size).CopyTo(block.AsSpan(c * size));
            }

            Append(R, block.AsSpan(0, columns * size), size);
        }
    }

    // R of R with the block below it. The block becomes 0, column by column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Append(double[][] r, Span<double> block, int size)
    {
        for (var c = 0; c < r.Length; c++)
        {
            // H = 1 − τ u uᵀ with u = (head, tail) takes (R[c, c], tail) to (±its norm, 0).
            var tail = block.Slice(c * size, size);
            var squares = Sums.OfProducts(tail, tail);
            if (squares == 0)
            {
                continue;
            }

            var diagonal = -Math.CopySign(Math.Sqrt(r[c][c] * r[c][c] + squares), r[c][c]);
            var head = r[c][c] - diagonal;
            var tau = 2 / (head * head + squares);
            r[c][c] = diagonal;
            for (var d = c + 1; d < r.Length; d++)
            {
                var other = block.Slice(d * size, size);
                var along = -tau * (head * r[d][c] + Sums.OfProducts(tail, other));
                r[d][c] += along * head;
                Columns.AddMultiple(tail, along, other);
            }
        }
    }
}
