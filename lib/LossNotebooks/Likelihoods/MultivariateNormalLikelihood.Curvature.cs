namespace LossNotebooks;

/// <content>How its loss curves.</content>
public sealed partial class MultivariateNormalLikelihood
{
    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>
    /// With L = S T, S the diagonal and T having ones there, w as in the gradient, M = T⁻¹ and v = S w: raw output a moves u by −M e[j] s,
    /// where j is its row and s is 1/S[j] for μ[j], u[k]/S[j] for L[j, k] and u[j] for log L[j, j]. With t = 0, v[j]/S[j] and v[j] so
    /// ∂²Loss/∂z[a]∂z[b] = s sʹ (Mᵀ M)[j, jʹ] + t sʹ M[k, jʹ] + tʹ s M[kʹ, j], minus v[j] u[j] if both are log L[j, j].
    /// </summary>
    public override void Curvature(ReadOnlySpan<double> z, double[] y, Span<double> curvature)
    {
        CheckPair(z, y);
        var room = Dimensions * (2 + Dimensions);
        Span<double> rows = room <= Scratch.OnStack ? stackalloc double[room] : new double[room];
        Span<double> u = rows[..Dimensions], v = rows.Slice(Dimensions, Dimensions), inverse = rows[(2 * Dimensions)..];
        Whiten(z, y, u);
        Invert(z, inverse);
        for (var k = 0; k < Dimensions; k++)
        {
            v[k] = Column(inverse, k, u);
        }

        Span<Effect> effects = RawOutputs <= Scratch.OnStack ? stackalloc Effect[RawOutputs] : new Effect[RawOutputs];
        for (var row = 0; row < Dimensions; row++)
        {
            var log = z[Entry(row, row)];
            effects[row] = new(row, -1, Math.Exp(-log), 0);
            for (var column = 0; column < row; column++)
            {
                effects[Entry(row, column)] =
                    new(row, column, Exponentials.TimesExp(u[column], -log), Exponentials.TimesExp(v[row], -log));
            }

            effects[Entry(row, row)] = new(row, row, u[row], v[row]);
        }

        for (var a = 0; a < RawOutputs; a++)
        {
            var (j, k, move, turn) = effects[a];
            for (var b = 0; b <= a; b++)
            {
                var (row, column, moveOfB, turnOfB) = effects[b];
                curvature[Triangle.Place(a, b)] = move * moveOfB * Column(inverse, j, inverse[(row * Dimensions)..])
                    + (k < row ? 0 : turn * moveOfB * inverse[row * Dimensions + k])
                    + (column < j ? 0 : turnOfB * move * inverse[j * Dimensions + column]);
            }

            curvature[Triangle.Place(a, a)] -= j == k ? v[k] * u[k] : 0;
        }
    }

    // M, column by column: T M = 1, solved from the diagonal down.
    private void Invert(ReadOnlySpan<double> z, Span<double> inverse)
    {
        for (var column = 0; column < Dimensions; column++)
        {
            var entries = inverse.Slice(column * Dimensions, Dimensions);
            entries.Clear();
            entries[column] = 1;
            for (var row = column + 1; row < Dimensions; row++)
            {
                var sum = 0.0;
                for (var k = column; k < row; k++)
                {
                    sum -= z[Entry(row, k)] * entries[k];
                }

                entries[row] = Exponentials.TimesExp(sum, -z[Entry(row, row)]);
            }
        }
    }

    // M's column times a vector.
    private double Column(ReadOnlySpan<double> inverse, int column, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        for (var k = column; k < Dimensions; k++)
        {
            sum += inverse[column * Dimensions + k] * vector[k];
        }

        return sum;
    }

    // Of a raw output: j, k (−1 for a mean), s and t of the curvature.
    private readonly record struct Effect(int Row, int Column, double Move, double Turn);
}
