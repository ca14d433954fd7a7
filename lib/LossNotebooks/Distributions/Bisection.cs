namespace LossNotebooks;

/// <summary>Bisection over the doubles in their own order, so that near and far are searched alike and the answer is exact.</summary>
internal static class Bisection
{
    /// <summary>The smallest double in <paramref name="within"/> for which <paramref name="holds"/> is true, for a condition that stays
    /// true once it is; the upper end if it is true nowhere below.</summary>
    public static double Smallest(Interval within, Func<double, bool> holds)
    {
        long low = DoubleRank.Of(within.Lower), high = DoubleRank.Of(within.Upper);
        while (low < high)
        {
            var middle = (long)(((Int128)low + high) >> 1);
            if (holds(DoubleRank.At(middle)))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return DoubleRank.At(low);
    }
}
