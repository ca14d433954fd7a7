using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// Σ = L Lᵀ for a covariance matrix: the D (D + 1)/2 raw outputs are the lower triangle of L row by row, each diagonal entry as its log, so
/// that every z gives a symmetric, positive definite Σ, and each Σ exactly one z. θ is Σ as D² numbers, row by row.
/// </summary>
/// <param name="Dimensions">D.</param>
/// <remarks>Pinheiro and Bates (1996), Unconstrained parametrizations for variance-covariance matrices.</remarks>
public sealed record CholeskyLink(int Dimensions) : Link("log-Cholesky")
{
    /// <summary>The lower triangle of the Cholesky factor of Σ, its diagonal as logs.</summary>
    /// <exception cref="ArgumentException">θ is not a symmetric positive definite matrix.</exception>
    public override double[] Apply(ReadOnlySpan<double> theta)
    {
        Require.Length(Dimensions * Dimensions, theta);
        var covariance = new double[Dimensions, Dimensions];
        Buffer.BlockCopy(theta.ToArray(), 0, covariance, 0, sizeof(double) * theta.Length);
        var factor = Factor(covariance);
        var z = new double[Dimensions * (Dimensions + 1) / 2];
        for (int row = 0, at = 0; row < Dimensions; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var entry = factor[row * Dimensions + column];
                z[at++] = row == column ? Math.Log(entry) : entry;
            }
        }

        return z;
    }

    /// <inheritdoc/>
    public override double[] Invert(ReadOnlySpan<double> z)
    {
        var factor = Matrix<double>.Build.DenseOfRowMajor(Dimensions, Dimensions, FactorAt(z));
        return (factor * factor.Transpose()).ToRowMajorArray();
    }

    /// <summary>L from z: D² numbers, row by row, 0 above the diagonal.</summary>
    internal double[] FactorAt(ReadOnlySpan<double> z)
    {
        Require.Length(Dimensions * (Dimensions + 1) / 2, z);
        var factor = new double[Dimensions * Dimensions];
        for (int row = 0, at = 0; row < Dimensions; row++)
        {
            for (var column = 0; column <= row; column++, at++)
            {
                factor[row * Dimensions + column] = row == column ? Math.Exp(z[at]) : z[at];
            }
        }

        return factor;
    }

    /// <summary>L of Σ: D² numbers, row by row, 0 above the diagonal.</summary>
    internal static double[] Factor(double[,] covariance)
    {
        var matrix = Matrix<double>.Build.DenseOfArray(covariance);
        if (matrix.RowCount != matrix.ColumnCount || !matrix.ForAll(double.IsFinite)
            || (matrix - matrix.Transpose()).L1Norm() > 1e-12 * matrix.L1Norm())
        {
            throw new ArgumentException("covariance must be a symmetric square matrix of finite numbers.", nameof(covariance));
        }

        try
        {
            return matrix.Cholesky().Factor.ToRowMajorArray();
        }
        catch (ArgumentException)
        {
            throw new ArgumentException("covariance must be positive definite.", nameof(covariance));
        }
    }
}
