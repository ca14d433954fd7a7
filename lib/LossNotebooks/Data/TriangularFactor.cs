using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>R of the QR decomposition X = QR, QᵀQ = 1: D columns of D numbers with the same lengths and angles as the I rows long columns
/// of X, and thus the same linear combinations.</summary>
/// <remarks>Householder's reflections, block of rows by block of rows: no copy of X is made, and nothing is squared as in XᵀX. J. Demmel
/// et al. (2012), Communication-optimal parallel and sequential QR and LU factorizations.</remarks>
internal static class TriangularFactor
{
    private const int BlockSize = 256;

    /// <summary>The columns of R, zeros below the diagonal included.</summary>
    /// <param name="x">X, column-major.</param>
    /// <param name="columns">D.</param>
    public static double[][] Of(ReadOnlySpan<double> x, int columns)
    {
        double[][] r = [.. Enumerable.Range(0, columns).Select(_ => new double[columns])];
        var examples = columns == 0 ? 0 : x.Length / columns;
        var block = new double[columns * BlockSize];
        for (var first = 0; first < examples; first += BlockSize)
        {
            var size = Math.Min(BlockSize, examples - first);
            for (var c = 0; c < columns; c++)
            {
                x.Slice(c * examples + first, size).CopyTo(block.AsSpan(c * size));
            }

            Append(r, block.AsSpan(0, columns * size), size);
        }

        return r;
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
