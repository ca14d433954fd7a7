using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary><see cref="ZeroInflatedLikelihood{TCounts}"/> on vectors, from what the counts have written.</summary>
internal readonly ref struct ZeroInflatedTerm(Batch<double> batch, int size) : ILaneTerm
{
    private readonly Batch<double> batch = batch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T At<T>(int i)
        where T : struct, ILanes<T>
    {
        T a = batch.Z<T>(size, i), loss = T.Load(batch.Losses, i), t = a + loss, isZero = T.Equal(batch.Y<T>(i), 0.0);
        var softplus = LaneMath.Softplus(a, out var pi, out var softplusOfMinus, out var notPi);
        var joint = LaneMath.Softplus(t, out var certain, out var jointOfMinus, out var rest);
        if (!batch.Slopes.IsEmpty)
        {
            rest = T.Select(isZero, rest, 1.0);
            var spread = T.Select(isZero, certain * rest, 0.0);
            Curve(i, rest, spread, pi * notPi - spread);
            for (var k = 0; k < size; k++)
            {
                batch.Slope(k, i, T.Select(T.Equal(rest, 0.0), 0.0, rest * Slope<T>(k, i)));
            }

            batch.Slope(size, i, T.Select(isZero, certain * notPi * Expm1.Of(-loss), pi));
        }

        var ofZero = T.Select(t < 0.0, softplus + loss - joint, softplusOfMinus - jointOfMinus);
        return T.Select(isZero, ofZero, softplus + loss);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Curve<T>(int i, in T rest, in T spread, in T ofLogit)
        where T : struct, ILanes<T>
    {
        if (batch.Curvatures.IsEmpty)
        {
            return;
        }

        var isNone = T.Equal(rest, 0.0);
        for (var k = 0; k < size; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                var own = batch.At<T>(batch.Curvatures, Triangle.Place(k, l), i);
                batch.Curvature(k, l, i, T.Select(isNone, 0.0, rest * own - spread * Slope<T>(k, i) * Slope<T>(l, i)));
            }

            batch.Curvature(size, k, i, T.Select(isNone, 0.0, -spread * Slope<T>(k, i)));
        }

        batch.Curvature(size, size, i, ofLogit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Slope<T>(int k, int i)
        where T : struct, ILanes<T> => batch.At<T>(batch.Slopes, k, i);
}
