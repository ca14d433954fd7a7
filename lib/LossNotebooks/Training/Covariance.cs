using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>H⁻¹ across the directions along which a loss curves upwards. Along those in which it is flat, as where all logits of a softmax
/// move together, many φ are best, and nothing is known of what moves along them.</summary>
internal sealed class Covariance
{
    // Of the length of a parameter's row: if no more of it lies along flat directions, that is rounding.
    private const double Rounding = 1e-6;

    private readonly Matrix<double> axes, flatAxes;

    private Covariance(Matrix<double> axes, Matrix<double> flatAxes, Matrix<double> inverse) =>
        (this.axes, this.flatAxes, Inverse) = (axes, flatAxes, inverse);

    /// <summary>H⁻¹, as if flat directions had no part in it.</summary>
    public Matrix<double> Inverse { get; }

    /// <summary>That of a loss with this curvature; null if there is a direction in which it falls, or has a kink.</summary>
    /// <param name="hessian">H.</param>
    /// <param name="flat">The curvature, where the diagonal is 1, that can't be told from none.</param>
    public static Covariance? OrNull(Matrix<double> hessian, double flat)
    {
        if (!hessian.Enumerate().All(double.IsFinite))
        {
            return null;
        }

        var (axes, bends) = Curvature.Axes(hessian);
        if (bends.Minimum() < -flat)
        {
            return null;
        }

        var inverse = axes * Matrix<double>.Build.DenseOfDiagonalVector(bends.Map(bend => bend < flat ? 0 : 1 / bend)) * axes.Transpose();
        var isFlat = Matrix<double>.Build.DenseOfDiagonalVector(bends.Map(bend => bend < flat ? 1.0 : 0));
        return new(axes, axes * isFlat, inverse);
    }

    /// <summary>√ of the diagonal of A C Aᵀ, where A maps these parameters to others; NaN of one that moves along a flat
    /// direction.</summary>
    /// <param name="of">C, this covariance or one that is made of it.</param>
    /// <param name="to">A.</param>
    public double[] Roots(Matrix<double> of, Matrix<double> to)
    {
        var variances = (to * of * to.Transpose()).Diagonal();
        Matrix<double> all = to * axes, flat = to * flatAxes;
        return [.. variances.Select((variance, p) =>
            flat.Row(p).L2Norm() > Rounding * all.Row(p).L2Norm() ? double.NaN : Math.Sqrt(variance))];
    }
}
