using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks.Course;

public static partial class Plot
{
    private const int EllipsePoints = 49;

    /// <summary>The smallest region that holds <paramref name="mass"/> of a normal distribution over two numbers, as its border:
    /// the ellipse y = μ + r L (cos t, sin t) with Σ = L Lᵀ and r² = −2 log(1 − mass), y[0] across and y[1] up.</summary>
    /// <param name="distribution">A distribution over two numbers.</param>
    /// <param name="mass">How much probability lies inside, greater than 0 and less than 1.</param>
    /// <param name="role">What it stands for.</param>
    /// <param name="name">Its name in the legend.</param>
    /// <remarks>uᵀu = (y − μ)ᵀ Σ⁻¹ (y − μ) has a χ² distribution with two degrees of freedom, Pr(uᵀu ≤ r²) = 1 − exp(−r²/2).</remarks>
    /// <exception cref="ArgumentException">The distribution is not over two numbers,
    /// or <paramref name="mass"/> is out of range.</exception>
    public static Figure Ellipse(MultivariateNormal distribution, double mass = 0.95, Role role = Role.Model, string? name = null)
    {
        double[] mean = distribution.Mode;
        double[] l = Matrix<double>.Build.DenseOfArray(distribution.Covariance).Cholesky().Factor.ToRowMajorArray();
        Require.Length<double>(2, mean, "the mean");
        var r = Math.Sqrt(Require.Positive(-2 * Math.Log(1 - Require.Fraction(mass)), "the size of the ellipse"));
        double[] turns = Grid(0, 2 * Math.PI, EllipsePoints);
        return Line(
            Compact.Digits([.. turns.Select(t => mean[0] + r * l[0] * Math.Cos(t))]),
            Compact.Digits([.. turns.Select(t => mean[1] + r * (l[2] * Math.Cos(t) + l[3] * Math.Sin(t)))]), role, name);
    }
}
