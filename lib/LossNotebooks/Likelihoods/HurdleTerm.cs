using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary><see cref="HurdleLikelihood{TCounts}"/> on vectors, from what the counts above 0 have written.</summary>
internal readonly ref struct HurdleTerm(Batch<double> batch, int size) : ILaneTerm
{
    private readonly Batch<double> batch = batch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T At<T>(int i)
        where T : struct, ILanes<T>
    {
        T isZero = T.Equal(batch.Y<T>(i), 0.0), sign = T.Select(isZero, -1.0, 1.0);
        var loss = LaneMath.Softplus(sign * batch.Z<T>(size, i), out var sigmoid, out _, out var rest);
        for (var k = 0; k < size && !batch.Slopes.IsEmpty; k++)
        {
            batch.Slope(k, i, OfPositive<T>(isZero, batch.Slopes, k, i));
            for (var l = 0; l <= k && !batch.Curvatures.IsEmpty; l++)
            {
                batch.Curvature(k, l, i, OfPositive<T>(isZero, batch.Curvatures, Triangle.Place(k, l), i));
            }

            batch.Curvature<T>(size, k, i, 0.0);
        }

        batch.Slope(size, i, sign * sigmoid);
        batch.Curvature(size, size, i, sigmoid * rest);
        return OfPositive<T>(isZero, batch.Losses, 0, i) + loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T OfPositive<T>(T isZero, ReadOnlySpan<double> columns, int k, int i)
        where T : struct, ILanes<T> => T.Select(isZero, 0.0, batch.At<T>(columns, k, i));
}
