namespace LossNotebooks;

/// <summary>F is the sigmoid. With d the gap, −log(F(s) − F(s − d)) = log(1 + exp(−s)) + log(1 + exp(s − d)) − log(1 − exp(−d)).</summary>
internal sealed class LogisticNoise : LatentNoise
{
    /// <inheritdoc/>
    public override Stretch Above(double s) =>
        new(Exponentials.Softplus(-s), -LogitLink.Sigmoid(-s), LogitLink.Sigmoid(s) * LogitLink.Sigmoid(-s));

    /// <inheritdoc/>
    public override Stretch Between(double s, double logGap)
    {
        var above = Above(s);
        var below = Below(s - Math.Exp(logGap));
        return new(
            above.Loss + below.Loss - LogGapProbability(logGap), above.Slope + below.Slope, above.Bend + below.Bend,
            -Exponentials.TimesExp(below.Slope, logGap) - Odds(logGap),
            -Exponentials.TimesExp(below.Bend, logGap),
            Exponentials.TimesExp(below.Bend, 2 * logGap) - Exponentials.TimesExp(below.Slope, logGap) + BendOfOdds(logGap));
    }

    // log(1 − exp(−d)), which is log d for the smallest.
    private static double LogGapProbability(double logGap) => logGap < -37 ? logGap : Math.Log(-Exponentials.Expm1(-Math.Exp(logGap)));

    // m = d/(exp d − 1): 1 for small d, 0 for large.
    private static double Odds(double logGap) => logGap < -37 ? 1 : logGap > 7 ? 0
        : Math.Exp(logGap) / Exponentials.Expm1(Math.Exp(logGap));

    private static double BendOfOdds(double logGap) => Odds(logGap) is > 0 and var m ? m * (Math.Exp(logGap) + m - 1) : 0;
}
