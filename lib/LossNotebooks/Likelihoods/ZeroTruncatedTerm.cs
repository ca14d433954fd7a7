using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary><see cref="ZeroTruncatedLikelihood{TCounts}"/> on vectors, from what the counts have written.</summary>
internal readonly ref struct ZeroTruncatedTerm(Batch<double> batch, Batch<double> ofZero, int size) : ILaneTerm
{
    /// <summary>Where the loss of a 0 is still smaller, 1 − Pr(0) is about to leave the doubles, and nothing is left to be
    /// probable.</summary>
    public const double Least = 1e-300;

    private readonly Batch<double> batch = batch, ofZero = ofZero;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T At<T>(int i)
        where T : struct, ILanes<T>
    {
        T zero = T.Load(ofZero.Losses, i), above = Log1mExp.Of(zero, out var odds), none = T.Equal(odds, 0.0);
        for (var k = 0; k < size && !batch.Slopes.IsEmpty; k++)
        {
            var slope = batch.At<T>(ofZero.Slopes, k, i);
            batch.Slope(k, i, batch.At<T>(batch.Slopes, k, i) + T.Select(none, 0.0, odds * slope));
            for (var l = 0; l <= k && !batch.Curvatures.IsEmpty; l++)
            {
                T other = batch.At<T>(ofZero.Slopes, l, i), bend = batch.At<T>(ofZero.Curvatures, Triangle.Place(k, l), i);
                bend = odds * bend - odds * slope * (other + odds * other);
                batch.Curvature(k, l, i, batch.At<T>(batch.Curvatures, Triangle.Place(k, l), i) + T.Select(none, 0.0, bend));
            }
        }

        return T.Select(zero < Least, double.PositiveInfinity, T.Load(batch.Losses, i) + above);
    }
}
