using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary><see cref="RoundedPinball{TDistribution}"/> on vectors.</summary>
internal readonly ref struct RoundedPinballTerm(Batch<double> batch, double slope, double tilt, double constant, double width) : ILaneTerm
{
    private readonly Batch<double> batch = batch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T At<T>(int i)
        where T : struct, ILanes<T>
    {
        T logScale = batch.Z<T>(1, i), scale = LaneMath.Exp(logScale), u = (batch.Y<T>(i) - batch.Z<T>(0, i)) / scale;
        T s = T.Sqrt(u * u + width * width), pull = slope * u / s + tilt;
        batch.Slope(0, i, -pull / scale);
        batch.Slope(1, i, 1.0 - u * pull);
        T bend = slope * (width / s) * (width / s) / s, both = pull + u * bend;
        batch.Curvature(0, 0, i, bend / scale / scale);
        batch.Curvature(1, 0, i, both / scale);
        batch.Curvature(1, 1, i, u * both);
        return slope * s + tilt * u + logScale + constant;
    }
}
