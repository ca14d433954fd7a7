namespace LossNotebooks;

/// <summary>A tail of an inverse Gaussian over its density by t = log(y/μ), which is exp(−g (cosh t − 1) − ½t) times a constant, g = λ/μ:
/// the upper one where that density falls, the lower one where it rises. Its derivatives are those by n = log g and by t.</summary>
internal static class InverseGaussianTail
{
    /// <summary>At t, from log g.</summary>
    public static TailForm At(double logSize, double t)
    {
        double up = 0.5 * Math.Exp(logSize + t), down = 0.5 * Math.Exp(logSize - t);
        var rise = Math.Abs(t) < 1 ? Exponentials.TimesExp(Math.Sinh(t), logSize) : up - down;
        return rise > -0.5 ? Of(new Energy(0.5, rise + 0.5, up, down), isLower: false)
            : Of(new Energy(-0.5, -rise - 0.5, down, up), isLower: true);
    }

    private static TailForm Of(Energy energy, bool isLower) =>
        TailIntegral.Of(energy, TailIntegral.Reach(energy.Slope, energy.Bend)).Form(isLower);

    // g (cosh(t ± s) − cosh t) ± ½s, of positive terms outwards.
    private readonly struct Energy(double half, double slope, double ahead, double behind) : IEnergy
    {
        public double Slope => slope;

        public double Bend => ahead + behind;

        public double At(double s) => slope * s + ahead * Exponentials.Expm1Minus(s) + behind * Exponentials.Expm1Minus(-s);

        public TailSlopes Slopes(double s, double energy)
        {
            double ofSize = energy - half * s, ofPlace = 2 * half * (ahead * Exponentials.Expm1(s) - behind * Exponentials.Expm1(-s));
            return new(ofSize, 0, ofPlace, ofSize, 0, 0, ofPlace, 0, ofSize);
        }
    }
}
