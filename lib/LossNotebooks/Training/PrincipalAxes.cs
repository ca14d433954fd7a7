using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// The directions along which a loss curves by itself, and how much: aₖ with aₖᵀ H aₗ = 0 for k ≠ l. The parameters' units differ: measured
/// in units in which the diagonal of H is 1, flatness is a property of the loss and not of theirs.
/// </summary>
/// <remarks>MathNet's own algorithm finds them, whatever libraries a machine has: they would have other last digits.</remarks>
internal sealed class PrincipalAxes
{
    private readonly double[] axes; // one after the other

    /// <summary>Those of a loss with this curvature.</summary>
    /// <param name="curvature">The lower triangle of H; finite.</param>
    /// <param name="rows">Its rows.</param>
    public PrincipalAxes(double[] curvature, int rows)
    {
        var units = Curvature.Units(curvature, rows);
        var matrix = new double[rows * rows];
        for (var p = 0; p < rows; p++)
        {
            for (var q = 0; q < rows; q++)
            {
                matrix[p * rows + q] = units[p] * curvature[Triangle.Place(Math.Max(p, q), Math.Min(p, q))] * units[q];
            }
        }

        axes = new double[rows * rows];
        var bends = new Complex[rows];
        ManagedLinearAlgebraProvider.Instance.EigenDecomp(
            isSymmetric: true, rows, matrix, axes, bends, matrixD: new double[rows * rows]);
        Bends = Array.ConvertAll(bends, bend => bend.Real);
        for (var at = 0; at < axes.Length; at++)
        {
            axes[at] *= units[at % rows];
        }
    }

    /// <summary>aₖᵀ H aₖ, from the least on.</summary>
    public double[] Bends { get; }

    /// <summary>aₖ: of length 1 in those units.</summary>
    public ReadOnlySpan<double> this[int k] => axes.AsSpan(k * Bends.Length, Bends.Length);
}
