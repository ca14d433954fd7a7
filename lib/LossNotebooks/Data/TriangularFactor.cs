using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>R of the QR decomposition X = QR, QᵀQ = 1: D columns of D numbers with the same lengths and angles as the I rows long columns
/// of X, and thus the same linear combinations.</summary>
/// <remarks>Householder's reflections, block of rows by block of rows: no copy of X is made, and nothing is squared as in XᵀX. J. Demmel
/// et al. (2012), Communication-optimal parallel and sequential QR and LU factorizations.</remarks>
/// <param name="columns">D.</param>
internal sealed class TriangularFactor(int columns)
{
    private const int BlockSize = 256;

    private readonly double[] block = new double[columns * Math.Max(columns, BlockSize)];

    private readonly double[][] r = [.. Enumerable.Range(0, columns).Select(_ => new double[columns])];

    /// <summary>The columns of R, zeros below the diagonal included, of the first D columns of examples. Each chunk has an R of its own,
    /// many of them made on all processors at once, and R is that of all of them.</summary>
    public static double[][] Of<TOutput>(IExamples<TOutput> examples, int columns)
    {
        TriangularFactor all = new(columns);
        var chunks = ExampleBlock.Rooms(examples.Count, () => new TriangularFactor(columns));
        examples.ForEach(block => ExampleBlock.InOrder(
            chunks, block.Count, columns, (chunk, first, count) => chunk.Make(block, first, count), all.Join));
        return all.r;
    }

    private void Join(TriangularFactor chunk)
    {
        for (var c = 0; c < columns; c++)
        {
            chunk.r[c].CopyTo(block.AsSpan(c * columns));
        }

        Append(r, block.AsSpan(0, columns * columns), columns);
    }

    // R of consecutive examples.
    private void Make<TOutput>(ExampleBlock<TOutput> examples, int first, int count)
    {
        foreach (var column in r)
        {
            column.AsSpan().Clear();
        }

        for (var end = first + count; first < end; first += BlockSize)
        {
            var size = Math.Min(BlockSize, end - first);
            var rows = block.AsSpan(0, columns * size);
            examples.CopyTo(first, size, rows);
            Append(r, rows, size);
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
