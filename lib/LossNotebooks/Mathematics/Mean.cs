namespace LossNotebooks;

/// <summary>Averages over training outputs.</summary>
internal static class Mean
{
    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no number.</exception>
    public static double Of(ReadOnlySpan<double> y) =>
        Sums.Of(y) / Require.AtLeast(1, y.Length, "the number of examples");

    /// <summary>The mean of a function of each number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no number.</exception>
    public static double Of(ReadOnlySpan<double> y, Func<double, double> f)
    {
        var values = new double[y.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = f(y[i]);
        }

        return Of(values);
    }
}
