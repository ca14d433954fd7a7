using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>The linear predictors of outputs for which the sums of squares are least.</summary>
/// <param name="Weights">For each number of y a column: its height at the columns' zeros, and its slopes.</param>
/// <param name="Factor">An upper triangular R, with RᵀR the covariance of what is left.</param>
internal sealed record LeastSquares(Matrix<double> Weights, Matrix<double> Factor)
{
    /// <summary>Those of vectors. Their factor comes from what is left itself: nothing is squared, so that outputs may be nearly dependent.
    /// Null where too few examples leave nothing.</summary>
    /// <param name="examples">The examples, in memory.</param>
    /// <param name="terms">How many columns of x are used.</param>
    public static LeastSquares? Of(ExampleBlock<double[]> examples, int terms)
    {
        var outputs = examples.Y.Span[0].Length;
        if (examples.Count <= terms + outputs)
        {
            return null;
        }

        var columns = new double[(1 + terms) * examples.Count];
        columns.AsSpan(0, examples.Count).Fill(1);
        examples.CopyTo(0, examples.Count, columns.AsSpan(examples.Count));
        var x = Matrix<double>.Build.Dense(examples.Count, 1 + terms, columns);
        var y = Matrix<double>.Build.Dense(examples.Count, outputs, (i, k) => examples.Y.Span[i][k]);
        var weights = x.QR().Solve(y);
        return new(weights, (y - x * weights).QR().R / Math.Sqrt(examples.Count));
    }

    /// <summary>φ, with the constants that a likelihood has beside the means.</summary>
    public double[] Phi<TOutput>(Likelihood<TOutput> likelihood) =>
        [.. Weights.ToColumnMajorArray(), .. likelihood.StartOfSquares(Weights.Row(0).AsArray(), Factor.ToArray())![Weights.ColumnCount..]];
}
