namespace LossNotebooks;

/// <summary>
/// Vectors of D numbers that vary together: the model predicts the mean μ (D raw outputs) and the Cholesky factor L of the covariance Σ = L
/// Lᵀ (its lower triangle row by row, the diagonal as logs: D (D + 1)/2 raw outputs). With L u = y − μ the loss is
/// ½ uᵀu + Σₖ log L[k, k] + ½ D log 2π.
/// </summary>
/// <remarks>Bishop (2006), eq. 2.43; Williams (1996), Using neural networks to model conditional multivariate densities, for a network that
/// predicts a Cholesky factor (there of Σ⁻¹).</remarks>
public sealed partial class MultivariateNormalLikelihood : Likelihood<double[], MultivariateNormal>
{
    // Of the deviation of a number, and of its mean: if less is left of it once those before it are taken out, it is rounding.
    private const double LeastLeft = 1e-13, Rounding = 1e-15;

    private readonly CholeskyLink link;

    /// <summary>A likelihood over vectors of <paramref name="dimensions"/> ≥ 1 numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no dimension.</exception>
    public MultivariateNormalLikelihood(int dimensions)
    {
        link = new(Require.AtLeast(1, dimensions));
        Parameters = [new("mu", "μ", new IdentityLink(), dimensions), new("covariance", "Σ", link, dimensions * (dimensions + 1) / 2)];
    }

    /// <summary>D, how many numbers y has.</summary>
    public int Dimensions => link.Dimensions;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override MultivariateNormal At(params ReadOnlySpan<double> z)
    {
        Require.RawOutputs(RawOutputs, z);
        for (var k = 0; k < Dimensions; k++)
        {
            Require.PositiveExp(z[Entry(k, k)]);
        }

        return new(z[..Dimensions], link.FactorAt(z[Dimensions..]));
    }

    /// <summary>½ uᵀu + Σₖ log L[k, k] + ½ D log 2π, straight from z.</summary>
    public override double Loss(ReadOnlySpan<double> z, double[] y)
    {
        CheckPair(z, y);
        Span<double> u = Dimensions <= Scratch.OnStack ? stackalloc double[Dimensions] : new double[Dimensions];
        Whiten(z, y, u);
        var loss = 0.0;
        for (var k = 0; k < u.Length; k++)
        {
            if (!double.IsFinite(u[k]))
            {
                return double.PositiveInfinity; // its square overflowed long before, whatever the other numbers are
            }

            loss += 0.5 * u[k] * u[k] + z[Entry(k, k)] + Normal.HalfLogTwoPi;
        }

        return loss;
    }

    /// <summary>With Lᵀ w = u: ∂Loss/∂μ = −w, ∂Loss/∂L[j, k] = −w[j] u[k] below the diagonal and ∂Loss/∂log L[k, k] = 1 − w[k] L[k, k]
    /// u[k].</summary>
    public override void Gradient(ReadOnlySpan<double> z, double[] y, Span<double> gradient)
    {
        CheckPair(z, y);
        var room = 2 * Dimensions;
        Span<double> rows = room <= Scratch.OnStack ? stackalloc double[room] : new double[room];
        Span<double> u = rows[..Dimensions], w = rows[Dimensions..];
        Whiten(z, y, u);
        for (var k = Dimensions - 1; k >= 0; k--)
        {
            var scaled = u[k]; // w[k] L[k, k]
            for (var j = k + 1; j < Dimensions; j++)
            {
                scaled -= z[Entry(j, k)] * w[j];
                gradient[Entry(j, k)] = -w[j] * u[k];
            }

            w[k] = Exponentials.TimesExp(scaled, -z[Entry(k, k)]);
            gradient[Entry(k, k)] = 1 - scaled * u[k];
            gradient[k] = -w[k];
        }
    }

    /// <summary>The mean and the covariance of y (dividing by I, not I − 1: the maximum-likelihood value).</summary>
    public override double[] Start(ReadOnlySpan<double[]> y)
    {
        CheckAll(y, atLeast: Dimensions + 1);
        var squares = LeastSquares.Of(new ExampleBlock<double[]>([], y.ToArray(), frequencies: null), terms: 0)!;
        for (var k = 0; k < Dimensions; k++)
        {
            var least = Math.Max(LeastLeft * squares.Factor.Column(k).L2Norm(), Rounding * Math.Abs(squares.Weights[0, k]));
            if (!(Math.Abs(squares.Factor[k, k]) > least))
            {
                throw new ArgumentException(
                    $"y[{k}] is the same in every example, or a linear combination of the numbers before it, so that no covariance is "
                    + "best, the nearer to a singular one the better; leave it out.", nameof(y));
            }
        }

        return squares.Phi(this);
    }

    /// <inheritdoc/>
    internal override double[] StartOfSquares(ReadOnlySpan<double> means, double[,] factor)
    {
        double[] z = [.. means, .. new double[RawOutputs - Dimensions]];
        for (var row = 0; row < Dimensions; row++)
        {
            for (var column = 0; column < row; column++)
            {
                z[Entry(row, column)] = Math.CopySign(1, factor[column, column]) * factor[column, row];
            }

            z[Entry(row, row)] = Math.Log(Math.Abs(factor[row, row]));
        }

        return z;
    }

    /// <inheritdoc/>
    public override void Check(double[] y)
    {
        Require.Length<double>(Dimensions, y);
        foreach (var value in y)
        {
            Require.Finite(value, nameof(y));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"MultivariateNormalLikelihood(D = {Dimensions})";

    // Where L[row, column] stands among the raw outputs.
    private int Entry(int row, int column) => Dimensions + row * (row + 1) / 2 + column;

    // L u = y − μ, solved from the first row down.
    private void Whiten(ReadOnlySpan<double> z, double[] y, Span<double> u)
    {
        for (var k = 0; k < u.Length; k++)
        {
            var residual = y[k] - z[k];
            for (var j = 0; j < k; j++)
            {
                residual -= z[Entry(k, j)] * u[j];
            }

            u[k] = Exponentials.TimesExp(residual, -z[Entry(k, k)]);
        }
    }
}
