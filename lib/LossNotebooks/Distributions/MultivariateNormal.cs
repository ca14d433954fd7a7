using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// The multivariate normal distribution: Pr(y|μ, Σ) = exp(−½ (y − μ)ᵀ Σ⁻¹ (y − μ)) / √((2π)ᴰ |Σ|), for real vectors y of D numbers. Σ is
/// kept as its Cholesky factor L, Σ = L Lᵀ: with u = L⁻¹ (y − μ) the exponent is −½ uᵀu, and log √|Σ| = Σₖ log L[k, k].
/// </summary>
/// <remarks>Bishop (2006), eq. 2.43; Golub and Van Loan (2013), Matrix Computations, chapter 4, for L.</remarks>
public sealed record MultivariateNormal : Distribution<double[]>
{
    private readonly ValueList mean, factor;

    /// <summary>A distribution with the given mean and covariance.</summary>
    /// <param name="mean">μ, D numbers.</param>
    /// <param name="covariance">Σ, D × D, symmetric and positive definite.</param>
    /// <exception cref="ArgumentException">A number is not finite, the shapes differ, or Σ is not symmetric or not positive
    /// definite.</exception>
    public MultivariateNormal(double[] mean, double[,] covariance)
        : this(mean, (ReadOnlySpan<double>)CholeskyLink.Factor(covariance))
    {
    }

    /// <summary>From μ and L as D² numbers, row by row, with 0 above the diagonal.</summary>
    internal MultivariateNormal(ReadOnlySpan<double> mean, ReadOnlySpan<double> factor)
    {
        Require.Length(mean.Length * mean.Length, factor, "covariance");
        foreach (var value in mean)
        {
            Require.Finite(value, nameof(mean));
        }

        (this.mean, this.factor) = (new(mean), new(factor));
    }

    /// <summary>D, how many numbers y has.</summary>
    public int Dimensions => mean.Count;

    /// <summary>μ, D numbers.</summary>
    public IReadOnlyList<double> Mean => mean;

    /// <summary>Σ = E[(y − μ)(y − μ)ᵀ], D × D.</summary>
    public double[,] Covariance
    {
        get
        {
            var l = Matrix<double>.Build.DenseOfRowMajor(Dimensions, Dimensions, factor);
            return (l * l.Transpose()).ToArray();
        }
    }

    /// <summary>μ.</summary>
    public override double[] Mode => mean.ToArray();

    /// <summary>The distribution of y[<paramref name="k"/>] alone: normal too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">y has no number <paramref name="k"/>.</exception>
    public Normal Marginal(int k) => k >= 0 && k < Dimensions ? new(mean[k], Math.Sqrt(Covariance[k, k]))
        : throw new ArgumentOutOfRangeException(nameof(k), k, $"k must be the place of a number of y, 0 to {Dimensions - 1}.");

    /// <summary>−½ uᵀu − Σₖ log L[k, k] − ½ D log 2π with L u = y − μ.</summary>
    /// <exception cref="ArgumentException">y does not have D numbers.</exception>
    public override double LogProbability(double[] y)
    {
        Require.Length<double>(Dimensions, y);
        Span<double> u = Dimensions <= Scratch.OnStack ? stackalloc double[Dimensions] : new double[Dimensions];
        var log = -Dimensions * Normal.HalfLogTwoPi;
        for (var k = 0; k < u.Length; k++)
        {
            u[k] = y[k] - mean[k];
            for (var j = 0; j < k; j++)
            {
                u[k] -= L(k, j) * u[j];
            }

            u[k] /= L(k, k);
            if (!double.IsFinite(u[k]))
            {
                return double.NegativeInfinity; // its square overflowed long before, whatever the other numbers are
            }

            log -= 0.5 * u[k] * u[k] + Math.Log(L(k, k));
        }

        return log;
    }

    /// <summary>μ + L u, with u of D independent standard normal numbers.</summary>
    public override double[] Sample(Random random)
    {
        var u = new Normal(0, 1).Sample(random, Dimensions);
        var y = mean.ToArray();
        for (var k = 0; k < y.Length; k++)
        {
            for (var j = 0; j <= k; j++)
            {
                y[k] += L(k, j) * u[j];
            }
        }

        return y;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var covariance = Covariance.Cast<double>().Chunk(Dimensions).Select(row => new ValueList(row));
        return $"MultivariateNormal(μ = {mean}, Σ = [{string.Join(", ", covariance)}])";
    }

    private double L(int row, int column) => factor[row * Dimensions + column];
}
