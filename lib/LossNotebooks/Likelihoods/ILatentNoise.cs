using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The noise of a latent line, on which y is a step of how far up s + noise lies: −log of the probability that it lies above 0 but
/// less than a gap up, with two derivatives. It is symmetric, so that below is above seen from the other side.</summary>
/// <remarks>McCullagh (1980), Regression models for ordinal data, section 3.</remarks>
internal interface ILatentNoise
{
    /// <summary>−log(F(s) − F(s − <paramref name="gap"/>)), from the gap and its logarithm; −log F(s) where the gap is infinite.</summary>
    static abstract Stretch<T> Between<T>(in T s, in T logGap, in T gap)
        where T : struct, ILanes<T>;
}

/// <summary>−log of the probability of a stretch of the line.</summary>
/// <param name="Loss">In nats.</param>
/// <param name="Slope">Its derivative by s, the gap staying as it is.</param>
/// <param name="Bend">Its second derivative by s.</param>
/// <param name="SlopeOfGap">Its derivative by the log of the gap.</param>
/// <param name="BendWithGap">Its derivative by both.</param>
/// <param name="BendOfGap">Its second derivative by the log of the gap.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly record struct Stretch<T>(T Loss, T Slope, T Bend, T SlopeOfGap, T BendWithGap, T BendOfGap)
    where T : struct, ILanes<T>;
