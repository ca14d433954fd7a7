using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>How a loss curves: the matrix of its second derivatives.</summary>
public static class Curvature
{
    private const double Singular = 1e-8;

    // In units of 1/√H[p, p], which at the minimum is the standard error of φ[p] when the others are known.
    private const double Reach = 0.01;

    /// <summary>
    /// H[p, q] = ∂²L/∂φ[p]∂φ[q], by differences of the closed-form gradient. At φ̂ this is the observed information, and its inverse
    /// approximates the covariance of φ̂ over repeated samples.
    /// </summary>
    /// <remarks>
    /// Central differences over two widths, of which Richardson's extrapolation takes the leading error away; for smooth losses
    /// the result is good to about 9 digits. A row is NaN where the two widths disagree: there the loss has a kink, not a curvature.
    /// Efron and Hinkley (1978), Assessing the accuracy of the maximum likelihood estimator: observed versus expected Fisher information.
    /// </remarks>
    /// <exception cref="ArgumentException">φ has the wrong length.</exception>
    public static Matrix<double> Hessian(this IObjective loss, ReadOnlySpan<double> phi)
    {
        Require.Place(loss, phi);
        var hessian = Matrix<double>.Build.Dense(phi.Length, phi.Length);
        for (var p = 0; p < phi.Length; p++)
        {
            hessian.SetRow(p, Row(loss, phi.ToArray(), p));
        }

        return (hessian + hessian.Transpose()) / 2;
    }

    /// <summary>H⁻¹ of a loss that curves upwards in every direction; null if there is one in which it is flat, falls, or has a
    /// kink.</summary>
    internal static Matrix<double>? InverseOrNull(Matrix<double> hessian) =>
        InverseOrNull(hessian, values => values.Minimum() < Singular ? null : 1 / values);

    /// <summary>The same without the directions in which the loss is flat, as where only a combination of some parameters matters; null if
    /// there is one in which it falls, or has a kink.</summary>
    internal static Matrix<double>? InverseWhereCurvedOrNull(Matrix<double> hessian) =>
        InverseOrNull(hessian, values => values.Minimum() < -Singular ? null : values.Map(value => value < Singular ? 0 : 1 / value));

    private static Matrix<double>? InverseOrNull(Matrix<double> hessian, Func<Vector<double>, Vector<double>?> inverseValues)
    {
        // The parameters' units differ: with a diagonal of ones, flatness is a property of the loss and not of the units.
        var unit = hessian.Diagonal().Map(h => 1 / Math.Sqrt(h));
        if (!unit.All(double.IsFinite) || !hessian.Enumerate().All(double.IsFinite))
        {
            return null;
        }

        var scale = Matrix<double>.Build.DenseOfDiagonalVector(unit);
        var evd = (scale * hessian * scale).Evd(Symmetricity.Symmetric);
        var vectors = scale * evd.EigenVectors;
        return inverseValues(evd.EigenValues.Real()) is not { } inverse ? null
            : vectors * Matrix<double>.Build.DenseOfDiagonalVector(inverse) * vectors.Transpose();
    }

    /// <summary>1/√H[p, p] for each parameter: how far it can move until the loss has risen by half a nat. 1 where the loss does not curve
    /// upwards.</summary>
    internal static double[] Units(IObjective loss, double[] phi) => [.. Enumerable.Range(0, phi.Length).Select(p =>
    {
        var curvature = Difference(loss, phi, p, Width(loss, phi, p))[p];
        return curvature > 0 && double.IsFinite(curvature) ? 1 / Math.Sqrt(curvature) : 1;
    })];

    // Wide enough for the slopes to differ in many digits, narrow enough for the loss to be nearly a parabola.
    private static double Width(IObjective loss, double[] phi, int p)
    {
        var width = 1e-3 * Math.Max(1, Math.Abs(phi[p]));
        for (var round = 0; round < 3; round++)
        {
            var curvature = Difference(loss, phi, p, width)[p];
            width = curvature > 0 ? Reach / Math.Sqrt(curvature) : width;
        }

        return width;
    }

    private static Vector<double> Row(IObjective loss, double[] phi, int p)
    {
        var width = Width(loss, phi, p);
        Vector<double> wide = Difference(loss, phi, p, width), narrow = Difference(loss, phi, p, width / 2);
        var smooth = Math.Abs(wide[p] - narrow[p]) <= 0.1 * Math.Abs(narrow[p]);
        return smooth ? (4 * narrow - wide) / 3 : narrow * double.NaN;
    }

    // (∂L/∂φ at φ[p] + h − ∂L/∂φ at φ[p] − h) / 2h
    private static Vector<double> Difference(IObjective loss, double[] phi, int p, double width)
    {
        double[] above = [.. phi], below = [.. phi], slopeAbove = new double[phi.Length], slopeBelow = new double[phi.Length];
        above[p] += width;
        below[p] -= width;
        loss.ValueAndGradient(above, slopeAbove);
        loss.ValueAndGradient(below, slopeBelow);
        return (Vector<double>.Build.Dense(slopeAbove) - Vector<double>.Build.Dense(slopeBelow)) / (above[p] - below[p]);
    }
}
