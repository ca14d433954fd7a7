using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>The loss and its slope for as many examples at once as a vector holds, for one raw output.</summary>
internal interface IVectorLoss1
{
    Vector256<double> Loss(Vector256<double> z, Vector256<double> y, out Vector256<double> slope);
}

/// <summary>The loss and its slopes for as many examples at once as a vector holds, for two raw outputs.</summary>
internal interface IVectorLoss2
{
    Vector256<double> Loss(Vector256<double> z1, Vector256<double> z2, Vector256<double> y, out Vector256<double> slope1, out Vector256<double> slope2);
}
