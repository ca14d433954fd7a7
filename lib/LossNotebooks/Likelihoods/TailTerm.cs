using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>−log of a tail's probability as a function of one number t, with its first two derivatives, lane by lane; by the chain rule
/// they become those by the raw outputs.</summary>
internal readonly record struct TailTerm<T>(T Loss, T Slope, T Bend)
    where T : struct, ILanes<T>
{
    // Below, 1 − exp(−exp t) is exp t; above, it is 1.
    private const double Small = -37, Large = 7;

    /// <summary>Of a standard normal at t. Its bend costs as much as the rest.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TailTerm<T> Normal(Tail tail, in T t, bool hasBend)
    {
        T sign = tail == Tail.Lower ? 1.0 : -1.0, x = sign * t;
        var log = LogNormalCdf.Of(x, out var ratio, out _);
        return new(-log, -sign * ratio, hasBend ? -InverseMillsSlope.Of(x, ratio) : 0.0);
    }

    /// <summary>Of a time with log (−log Pr(Y &gt; y)) = t. With h = exp t and m = h/(exp h − 1) the slope of the lower tail is −m, which
    /// bends by m (h + m − 1).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TailTerm<T> OfLogHazard(Tail tail, in T t) => OfHazard(tail, t, LaneMath.Exp(t));

    /// <summary>The same where h is known.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TailTerm<T> OfHazard(Tail tail, in T t, in T h)
    {
        if (tail == Tail.Upper)
        {
            return new(h, h, h);
        }

        T log = Log1mExp.Of(h, out var odds), isSmall = t < Small, m = T.Select(isSmall, 1.0, T.Select(t > Large, 0.0, h * odds));
        return new(T.Select(isSmall, -t, -log), -m, T.Select(T.Equal(m, 0.0), 0.0, m * (h + m - 1.0)));
    }

    /// <summary>Keeps the derivatives where t = (y − z₁) exp w, with w = −z₂ for a scale and w = z₂ for a shape.</summary>
    /// <param name="batch">Of bounds.</param>
    /// <param name="i">The first example.</param>
    /// <param name="t">t.</param>
    /// <param name="half">exp ½w.</param>
    /// <param name="sign">∂w/∂z₂, −1 or 1.</param>
    /// <returns>The loss.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public T MovedAndScaled(in Batch<double> batch, int i, in T t, in T half, double sign)
    {
        var rise = Slope + Times(t, Bend);
        batch.Slope(0, i, -LaneMath.TimesSquare(Slope, half));
        batch.Slope(1, i, sign * Times(t, Slope));
        batch.Curvature(0, 0, i, LaneMath.TimesSquare(LaneMath.TimesSquare(Bend, half), half));
        batch.Curvature(1, 0, i, -sign * LaneMath.TimesSquare(rise, half));
        batch.Curvature(1, 1, i, Times(t, rise));
        return Loss;
    }

    /// <summary>The same where t moves with the only raw output at this rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Moved(in Batch<double> batch, int i, double rate)
    {
        batch.Slope(0, i, rate * Slope);
        batch.Curvature(0, 0, i, rate * rate * Bend);
        return Loss;
    }

    // Where nothing changes any more t may be infinite.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Times(T t, T slope) => T.Select(T.Equal(slope, 0.0), 0.0, t * slope);
}
