namespace LossNotebooks;

/// <summary>−log of a tail's probability as a function of one number t, with its first two derivatives; by the chain rule they become
/// those by the raw outputs.</summary>
internal readonly record struct TailTerm(double Loss, double Slope, double Bend)
{
    // Below, 1 − exp(−exp t) is exp t; above, it is 1.
    private const double Small = -37, Large = 7;

    /// <summary>Of a standard normal at t.</summary>
    public static TailTerm Normal(Tail tail, double t)
    {
        double sign = tail == Tail.Lower ? 1 : -1, x = sign * t;
        return new(-LogNormalCdf.Of<Lanes1>(x), -sign * InverseMills.Of<Lanes1>(x), -InverseMillsSlope.Of<Lanes1>(x));
    }

    /// <summary>Of a time with log (−log Pr(Y &gt; y)) = t. With h = exp t and m = h/(exp h − 1) the slope of the lower tail is −m, which
    /// bends by m (h + m − 1).</summary>
    public static TailTerm OfLogHazard(Tail tail, double t)
    {
        var h = Math.Exp(t);
        if (tail == Tail.Upper)
        {
            return new(h, h, h);
        }

        var m = t < Small ? 1 : t > Large ? 0 : h / Exponentials.Expm1(h);
        return new(t < Small ? -t : -Exponentials.Log1mExp(h), -m, m == 0 ? 0 : m * (h + m - 1));
    }

    /// <summary>The loss, and its derivatives where t = (y − z₁) exp w, with w = −z₂ for a scale and w = z₂ for a shape.</summary>
    /// <param name="t">t.</param>
    /// <param name="w">w.</param>
    /// <param name="sign">∂w/∂z₂, −1 or 1.</param>
    /// <param name="gradient">Room for two numbers.</param>
    /// <param name="curvature">Room for three, or empty.</param>
    public double MovedAndScaled(double t, double w, double sign, Span<double> gradient, Span<double> curvature)
    {
        gradient[0] = -Exponentials.TimesExp(Slope, w);
        gradient[1] = sign * Times(t, Slope);
        if (!curvature.IsEmpty)
        {
            var rise = Slope + Times(t, Bend);
            curvature[0] = Exponentials.TimesExp(Bend, 2 * w);
            curvature[1] = -sign * Exponentials.TimesExp(rise, w);
            curvature[2] = Times(t, rise);
        }

        return Loss;
    }

    /// <summary>The loss, and its derivatives where t moves with the only raw output at this rate.</summary>
    public double Moved(double rate, Span<double> gradient, Span<double> curvature)
    {
        gradient[0] = rate * Slope;
        if (!curvature.IsEmpty)
        {
            curvature[0] = rate * rate * Bend;
        }

        return Loss;
    }

    // Where nothing changes any more t may be infinite.
    private static double Times(double t, double slope) => slope == 0 ? 0 : t * slope;
}
