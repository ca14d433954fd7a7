namespace LossNotebooks;

/// <summary>The noise of a latent line, on which y is a step of how far up s + noise lies: −log of the probability that it lies above 0,
/// and that it lies above 0 but less than a gap up, with two derivatives. It is symmetric, so that below is above seen from the
/// other side.</summary>
/// <remarks>McCullagh (1980), Regression models for ordinal data, section 3.</remarks>
internal abstract class LatentNoise
{
    /// <summary>−log F(s).</summary>
    public abstract Stretch Above(double s);

    /// <summary>−log(F(s) − F(s − exp <paramref name="logGap"/>)).</summary>
    public abstract Stretch Between(double s, double logGap);

    /// <summary>−log(1 − F(s)).</summary>
    public Stretch Below(double s) => Above(-s) is var mirrored ? mirrored with { Slope = -mirrored.Slope } : default;
}

/// <summary>−log of the probability of a stretch of the line.</summary>
/// <param name="Loss">In nats.</param>
/// <param name="Slope">Its derivative by s, the gap staying as it is.</param>
/// <param name="Bend">Its second derivative by s.</param>
/// <param name="SlopeOfGap">Its derivative by the log of the gap.</param>
/// <param name="BendWithGap">Its derivative by both.</param>
/// <param name="BendOfGap">Its second derivative by the log of the gap.</param>
internal readonly record struct Stretch(
    double Loss, double Slope, double Bend, double SlopeOfGap = 0, double BendWithGap = 0, double BendOfGap = 0);
