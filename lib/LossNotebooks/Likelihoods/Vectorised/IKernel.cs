using System.Numerics;

namespace LossNotebooks;

/// <summary>The loss and its slope for as many examples at once as a vector holds, for one raw output.</summary>
internal interface IKernel1
{
    Vector<double> Loss(Vector<double> z, Vector<double> y, out Vector<double> slope);
}

/// <summary>The loss and its slopes for as many examples at once as a vector holds, for two raw outputs.</summary>
internal interface IKernel2
{
    Vector<double> Loss(Vector<double> z1, Vector<double> z2, Vector<double> y, out Vector<double> slope1, out Vector<double> slope2);
}
