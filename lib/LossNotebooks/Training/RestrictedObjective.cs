using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>A loss on a plane through φ-space, φ = origin + B u: what is left of it where linear functions of φ are known.</summary>
/// <param name="loss">L[φ].</param>
/// <param name="origin">A φ on the plane.</param>
/// <param name="basis">B, whose columns span the plane.</param>
internal sealed class RestrictedObjective(IObjective loss, Vector<double> origin, Matrix<double> basis) : IObjective
{
    private readonly double[] gradient = new double[loss.ParameterCount], triangle = new double[Triangle.Size(loss.ParameterCount)];

    public int ParameterCount => basis.ColumnCount;

    public bool HasCurvature => loss.HasCurvature;

    /// <summary>φ, from u.</summary>
    public double[] Phi(ReadOnlySpan<double> u) => (origin + basis * Vector<double>.Build.DenseOfArray(u.ToArray())).ToArray();

    public double Value(ReadOnlySpan<double> u) => loss.Value(Phi(u));

    public double ValueAndGradient(ReadOnlySpan<double> u, Span<double> gradientOfU)
    {
        var value = loss.ValueAndGradient(Phi(u), gradient);
        basis.TransposeThisAndMultiply(Vector<double>.Build.Dense(gradient)).ToArray().CopyTo(gradientOfU);
        return value;
    }

    public double ValueGradientAndCurvature(ReadOnlySpan<double> u, Span<double> gradientOfU, Span<double> curvature)
    {
        var value = loss.ValueGradientAndCurvature(Phi(u), gradient, triangle);
        basis.TransposeThisAndMultiply(Vector<double>.Build.Dense(gradient)).ToArray().CopyTo(gradientOfU);
        Restrict(curvature);
        return value;
    }

    IObjective? IObjective.Rounded(double width) => loss.Rounded(width) is { } rounded
        ? new RestrictedObjective(rounded, origin, basis) : null;

    IObjective? IObjective.NearKinks(ReadOnlySpan<double> u) => loss.NearKinks(Phi(u)) is { } near
        ? new RestrictedObjective(near, origin, basis) : null;

    public bool HasInformation => loss.HasInformation;

    public void Information(ReadOnlySpan<double> u, Span<double> information)
    {
        loss.Information(Phi(u), triangle);
        Restrict(information);
    }

    // Bᵀ H B
    private void Restrict(Span<double> curvature)
    {
        var restricted = basis.TransposeThisAndMultiply(Curvature.Full(triangle, loss.ParameterCount)) * basis;
        for (var p = 0; p < restricted.RowCount; p++)
        {
            for (var q = 0; q <= p; q++)
            {
                curvature[Triangle.Place(p, q)] = restricted[p, q];
            }
        }
    }
}
