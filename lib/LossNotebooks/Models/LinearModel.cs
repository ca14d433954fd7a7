namespace LossNotebooks;

/// <summary>
/// The linear model: z[k] = b[k] + Σ over the columns d that output k uses of w[k, d] · x[d].
/// φ = (b[0], w[0, …], b[1], w[1, …], …).
/// </summary>
public sealed class LinearModel : Model
{
    private readonly int[][] columns;

    /// <summary>Every output uses every input.</summary>
    public LinearModel(int inputs, int outputs = 1)
        : this(inputs, [.. Enumerable.Repeat(Enumerable.Range(0, inputs).ToArray(), Require.AtLeast(1, outputs))])
    {
    }

    /// <summary>Output k uses the inputs whose indices stand in <paramref name="columns"/>[k]; none: the output is a constant.</summary>
    /// <exception cref="ArgumentException">A column is not one of the inputs.</exception>
    public LinearModel(int inputs, int[][] columns)
    {
        Inputs = Require.AtLeast(0, inputs);
        ArgumentNullException.ThrowIfNull(columns);
        this.columns = Array.ConvertAll(columns, used => Require.NotNull(used, nameof(columns)).ToArray());
        foreach (var column in this.columns.SelectMany(used => used))
        {
            if (column < 0 || column >= inputs)
            {
                throw new ArgumentException($"Column {column} is not one of the {inputs} inputs.", nameof(columns));
            }
        }
    }

    /// <inheritdoc/>
    public override int Inputs { get; }

    /// <inheritdoc/>
    public override int Outputs => columns.Length;

    /// <inheritdoc/>
    public override int ParameterCount => columns.Sum(used => 1 + used.Length);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <summary>The best constant model: intercepts from <paramref name="constant"/>, slopes 0.</summary>
    public override double[] Start(ReadOnlySpan<double> constant, Random? random)
    {
        Require.Length(Outputs, constant);
        var phi = new double[ParameterCount];
        for (int k = 0, at = 0; k < Outputs; at += 1 + columns[k].Length, k++)
        {
            phi[at] = constant[k];
        }

        return phi;
    }

    /// <inheritdoc/>
    public override ModelPass NewPass(int examples) => new Pass(columns, examples);

    /// <summary>The model and which inputs each output uses.</summary>
    public override string ToString() =>
        $"LinearModel({Inputs}, [{string.Join(", ", columns.Select(used => $"[{string.Join(", ", used)}]"))}])";

    private sealed class Pass(int[][] columns, int examples) : ModelPass
    {
        private readonly double[] firsts = new double[columns.Sum(used => used.Length)];
        private double[]? weighted;

        public override void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z)
        {
            var at = 0;
            for (var k = 0; k < columns.Length; k++)
            {
                var output = z.Slice(k * examples, examples);
                output.Fill(phi[at++]);
                ColumnMultiples.Add(x, columns[k], phi[at..], output);
                at += columns[k].Length;
            }
        }

        public override void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient)
        {
            var at = 0;
            for (var k = 0; k < columns.Length; k++)
            {
                var slope = dz.Slice(k * examples, examples);
                gradient[at++] = Sums.Of(slope);
                ColumnProducts.Of(slope, x, columns[k], gradient[at..]);
                at += columns[k].Length;
            }
        }

        public override void Curvature(
            ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> curvatureOfZ, Span<double> curvature)
        {
            for (int k = 0, row = 0; k < columns.Length; row += 1 + columns[k++].Length)
            {
                for (int l = 0, column = 0; l <= k; column += 1 + columns[l++].Length)
                {
                    Block(x, curvatureOfZ.Slice(Triangle.Place(k, l) * examples, examples), k, l, curvature, row, column);
                }
            }
        }

        // Each parameter of output k, in rows, with all of output l, or with those of its own output up to itself.
        private void Block(
            ReadOnlySpan<double> x, ReadOnlySpan<double> ofOutputs, int k, int l, Span<double> curvature, int row, int column)
        {
            ColumnProducts.Of(ofOutputs, x, columns[k], firsts);
            for (var term = 0; term <= columns[k].Length; term++)
            {
                var to = curvature[Triangle.Place(row + term, column)..];
                var last = l < k ? columns[l].Length : term;
                to[0] = term == 0 ? Sums.Of(ofOutputs) : firsts[term - 1];
                ColumnProducts.Of(Weighted(ofOutputs, x, k, term), x, columns[l].AsSpan(0, last), to[1..]);
            }
        }

        // Times what the parameter multiplies: 1, or a column.
        private ReadOnlySpan<double> Weighted(ReadOnlySpan<double> ofOutputs, ReadOnlySpan<double> x, int k, int term)
        {
            if (term == 0)
            {
                return ofOutputs;
            }

            weighted ??= new double[examples];
            ofOutputs.CopyTo(weighted);
            Columns.Multiply(x.Slice(columns[k][term - 1] * examples, examples), weighted);
            return weighted;
        }
    }
}
