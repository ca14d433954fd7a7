using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>The loss and its slope for as many examples at once as a vector holds, for one raw output.</summary>
public interface IVectorLoss1
{
    /// <summary>The losses; ∂Loss/∂z into <paramref name="slope"/>.</summary>
    Vector256<double> Loss(Vector256<double> z, Vector256<double> y, out Vector256<double> slope);
}

/// <summary>The loss and its slopes for as many examples at once as a vector holds, for two raw outputs.</summary>
public interface IVectorLoss2
{
    /// <summary>The losses; ∂Loss/∂z₁ and ∂Loss/∂z₂ into the slopes.</summary>
    Vector256<double> Loss(
        Vector256<double> z1, Vector256<double> z2, Vector256<double> y, out Vector256<double> slope1, out Vector256<double> slope2);
}
