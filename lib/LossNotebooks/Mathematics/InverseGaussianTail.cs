namespace LossNotebooks;

/// <summary>A tail of an inverse Gaussian over its density by t = log(y/μ), which is exp(−g (cosh t − 1) − ½t) times a constant, g = λ/μ:
/// the upper one where that density falls, the lower one where it rises.</summary>
/// <param name="IsLower">Whether it is the lower tail.</param>
/// <param name="Log">Its log.</param>
/// <param name="Slope">The derivative of −log by log g.</param>
/// <param name="Bend">Its second derivative.</param>
/// <param name="Rise">g sinh t.</param>
/// <param name="Steepening">g cosh t.</param>
internal readonly record struct InverseGaussianTail(bool IsLower, double Log, double Slope, double Bend, double Rise, double Steepening)
{
    /// <summary>At t, from log g.</summary>
    public static InverseGaussianTail At(double logSize, double t)
    {
        double up = 0.5 * Math.Exp(logSize + t), down = 0.5 * Math.Exp(logSize - t);
        var rise = Math.Abs(t) < 1 ? Exponentials.TimesExp(Math.Sinh(t), logSize) : up - down;
        var isLower = rise < -0.5;
        var energy = isLower ? new Energy(-rise - 0.5, down, up) : new Energy(rise + 0.5, up, down);
        var moments = TailIntegral.Of(energy, TailIntegral.Reach(energy.Slope, up + down));

        // What of E is proportional to g.
        var rest = isLower ? -0.5 : 0.5;
        var mean = moments.Energy - rest * moments.Place;
        var variance = moments.EnergyVariance - 2 * rest * moments.Covariance + rest * rest * moments.PlaceVariance;
        return new(isLower, moments.Log, mean, mean - variance, rise, up + down);
    }

    // Of positive terms, outwards.
    private readonly struct Energy(double slope, double ahead, double behind) : IEnergy
    {
        public double Slope => slope;

        public double At(double s) => slope * s + ahead * Exponentials.Expm1Minus(s) + behind * Exponentials.Expm1Minus(-s);
    }
}
