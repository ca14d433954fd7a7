using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>How a loss curves: the matrix of its second derivatives.</summary>
public static class Curvature
{
    // In units of 1/√H[p, p], which at the minimum is the standard error of φ[p] when the others are known.
    private const double Reach = 0.01;

    // From the width for numbers near 1 to that for numbers near 10¹⁰⁰ or 10⁻¹⁰⁰, and three more.
    private const int MostRounds = 20;
    private const double Wider = 1e6;

    /// <summary>
    /// H[p, q] = ∂²L/∂φ[p]∂φ[q], in closed form or by differences of the gradient (<see cref="IObjective.HasCurvature"/>). At φ̂ this is
    /// the observed information, and its inverse approximates the covariance of φ̂ over repeated samples.
    /// </summary>
    /// <remarks>
    /// The differences are central ones over two widths, of which Richardson's extrapolation takes the leading error away; for smooth
    /// losses the result is good to about 9 digits. A row is NaN where the two widths disagree: there the loss has a kink, not a curvature.
    /// Efron and Hinkley (1978), Assessing the accuracy of the maximum likelihood estimator: observed versus expected Fisher information.
    /// </remarks>
    /// <exception cref="ArgumentException">φ has the wrong length.</exception>
    public static Matrix<double> Hessian(this IObjective loss, ReadOnlySpan<double> phi)
    {
        Require.Place(loss, phi);
        double[] gradient = new double[phi.Length], triangle = new double[Triangle.Size(phi.Length)];
        loss.ValueGradientAndCurvature(phi, gradient, triangle);
        return Full(triangle, phi.Length);
    }

    /// <summary>What <see cref="IObjective.ValueGradientAndCurvature"/> gives, by differences.</summary>
    internal static double ByDifferences(IObjective loss, ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
    {
        double[] at = phi.ToArray();
        Vector<double>[] rows = [.. Enumerable.Range(0, at.Length).Select(p => Row(loss, at, p))];
        for (var p = 0; p < rows.Length; p++)
        {
            for (var q = 0; q <= p; q++)
            {
                curvature[Triangle.Place(p, q)] = (rows[p][q] + rows[q][p]) / 2;
            }
        }

        return loss.ValueAndGradient(phi, gradient);
    }

    /// <summary>The symmetric matrix of a lower triangle.</summary>
    internal static Matrix<double> Full(double[] triangle, int rows) =>
        Matrix<double>.Build.Dense(rows, rows, (p, q) => triangle[Triangle.Place(Math.Max(p, q), Math.Min(p, q))]);

    /// <summary>1/√H[p, p] for each parameter: how far it can move until the loss has risen by half a nat. 1 where the loss does not curve
    /// upwards.</summary>
    internal static double[] Units(double[] triangle, int rows) =>
        [.. Enumerable.Range(0, rows).Select(p => Unit(triangle[Triangle.Place(p, p)]))];

    /// <summary>The same where only a loss is known: of one without a closed form, only the diagonal is measured.</summary>
    internal static double[] Units(IObjective loss, double[] phi)
    {
        var triangle = new double[Triangle.Size(phi.Length)];
        if (loss.HasCurvature)
        {
            loss.ValueGradientAndCurvature(phi, new double[phi.Length], triangle);
        }
        else if (loss.HasInformation)
        {
            loss.Information(phi, triangle);
        }
        else
        {
            for (var p = 0; p < phi.Length; p++)
            {
                triangle[Triangle.Place(p, p)] = Difference(loss, phi, p, Width(loss, phi, p))[p];
            }
        }

        return Units(triangle, phi.Length);
    }

    /// <summary>The curvature, where the diagonal is 1, that can't be told from none.</summary>
    internal static double Flat(IObjective loss) => loss.HasCurvature || loss.HasInformation ? 1e-13 : 1e-8;

    private static double Unit(double bend) => 1 / Math.Sqrt(bend) is > 0 and < double.PositiveInfinity and var unit ? unit : 1;

    // Wide enough for the slopes to differ in many digits, narrow enough for the loss to be nearly a parabola.
    private static double Width(IObjective loss, double[] phi, int p)
    {
        var first = 1e-3 * Math.Max(1, Math.Abs(phi[p]));
        var width = first;
        for (var round = 0; round < MostRounds; round++)
        {
            var curvature = Difference(loss, phi, p, width)[p];
            var next = curvature > 0 ? Reach / Math.Sqrt(curvature) : Wider * width; // so narrow that rounding is all there is?
            if (next < 2 * width && next > width / 2)
            {
                return next;
            }

            width = next;
        }

        return double.IsFinite(width) ? width : first;
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
