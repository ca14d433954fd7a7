namespace LossNotebooks;

/// <summary>Where a function passes 0 that does so once, from below, to the last double: as sure as bisection and, where the function is
/// smooth, in less than half of its steps.</summary>
/// <remarks>Oliveira and Takahashi (2020), An enhancement of the bisection method average performance preserving minmax optimality, over
/// the doubles in their own order.</remarks>
internal static class RisingRoot
{
    // In doubles: how far a function may be wrong, and how far it is nearly straight, some power of two.
    private const double Rounding = 8, Smooth = 1L << 54;

    /// <summary>The smallest double for which <paramref name="height"/> ≥ 0; the upper end if it is so nowhere below.</summary>
    public static double Of(Interval within, Func<double, double> height)
    {
        if (height(within.Lower) is var lowest && lowest >= 0)
        {
            return within.Lower;
        }

        return height(within.Upper) is var highest && highest >= 0 ? Of(within, height, lowest, highest) : within.Upper;
    }

    /// <summary>The smallest double above the lower end for which <paramref name="height"/> ≥ 0; the upper end if it is so nowhere
    /// below. Takes 65 steps at most.</summary>
    /// <param name="within">Where to look; at the ends the function is not asked.</param>
    /// <param name="height">The function.</param>
    /// <param name="lowest">Its height at the lower end, below 0.</param>
    /// <param name="highest">Its height at the upper end, not below 0.</param>
    public static double Of(Interval within, Func<double, double> height, double lowest, double highest)
    {
        long low = DoubleRank.Of(within.Lower), high = DoubleRank.Of(within.Upper);
        double room = (ulong)(high - low); // What bisection would have left of it after one step less.
        for (var width = (ulong)(high - low); width > 1; width = (ulong)(high - low))
        {
            var step = low + (long)Math.Clamp(Step(width, lowest, highest, room), 1, width - 1);
            room /= 2;
            var there = height(DoubleRank.At(step));
            if (there >= 0)
            {
                (high, highest) = (step, there);
            }
            else
            {
                (low, lowest) = (step, there);
            }
        }

        return DoubleRank.At(high);
    }

    // How far to go from the lower end: to where a straight line crosses 0, but a little nearer to the middle, so that both ends come
    // nearer; and never so far from the middle that bisection from the beginning would be ahead by more than a step.
    private static ulong Step(double width, double lowest, double highest, double room)
    {
        double middle = width / 2, line = width * (lowest / (lowest - highest));
        var nudge = Math.Max(Rounding, width * (width / Smooth)); // What a straight line may be wrong by.
        var aside = double.IsNaN(line) ? 0 : middle - line; // A function that is no number somewhere is bisected.
        var kept = Math.Min(Math.Max(Math.Abs(aside) - nudge, 0), Math.Max(room - middle, 0));
        return (ulong)Math.Round(middle - Math.CopySign(kept, aside));
    }
}
