namespace LossNotebooks;

/// <summary>Bisection over the doubles in their own order, so that near and far are searched alike and the answer is exact.</summary>
internal static class Bisection
{
    /// <summary>The smallest double in <paramref name="within"/> for which <paramref name="holds"/> is true, for a condition that stays
    /// true once it is; the upper end if it is true nowhere below.</summary>
    public static double Smallest(Interval within, Func<double, bool> holds)
    {
        long low = Rank(within.Lower), high = Rank(within.Upper);
        while (low < high)
        {
            var middle = (long)(((Int128)low + high) >> 1);
            if (holds(AtRank(middle)))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return AtRank(low);
    }

    // The bits of a double ≥ 0 count up with its value; those of a negative one count down, which is turned round here.
    private static long Rank(double value) => Mirrored(BitConverter.DoubleToInt64Bits(value));

    private static double AtRank(long rank) => BitConverter.Int64BitsToDouble(Mirrored(rank));

    private static long Mirrored(long bits) => bits >= 0 ? bits : bits ^ long.MaxValue;
}
