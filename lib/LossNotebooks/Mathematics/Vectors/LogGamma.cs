namespace LossNotebooks;

/// <summary>log Γ(x) for x ≥ 0: Stirling's formula from 4.5 on, below it a polynomial about 2 and the logarithm of what Γ(x + 1) = x Γ(x) multiplies.</summary>
/// <remarks>NIST Digital Library of Mathematical Functions, 5.5.1 and 5.11.1. Near the zero at 2 the error is relative, too, as the polynomial has
/// the zero as a factor; and near 1, as there x − 1 is exact.</remarks>
internal readonly struct LogGamma : ILaneFunction
{
    /// <summary>From here on Stirling's formula.</summary>
    public const double Large = 4.5;

    private const double HalfLogTwoPiMinusHalf = 0.4189385332046727;

    public static T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        var large = x >= Large;

        // Γ(x) = Γ(2 + t) · factor, or divided by it.
        var twoBelow = x < 0.5;
        var oneBelow = (x < 1.5) & (x >= 0.5);
        var oneAbove = x >= 2.5;
        var twoAbove = x >= 3.5;
        var t = T.Select(twoBelow, x, T.Select(oneBelow, x - 1.0, T.Select(twoAbove, x - 4.0, T.Select(oneAbove, x - 3.0, x - 2.0))));
        var xAndOne = 1.0 + x;
        var factor = T.Select(twoBelow, x * xAndOne, T.Select(oneBelow, x, T.Select(oneAbove, (x - 1.0) * T.Select(twoAbove, x - 2.0, 1.0), 1.0)));
        var lost = T.Select(twoBelow, (x - (xAndOne - 1.0)) * (1.0 - x), 0.0); // by rounding 1 + x
        var sign = T.Select(x < 1.5, -1.0, 1.0);

        var high = Log.OfTwoParts(T.Select(large, x, factor), T.Select(large, -1.0, 0.0), out var low);
        var small = sign * high + (sign * (low + lost) + t * Polynomial.Of(t, Coefficients.LogGamma));
        var stirling = (x - 0.5) * high + ((x - 0.5) * low + (HalfLogTwoPiMinusHalf + StirlingRemainder(1.0 / x)));
        return T.Select((x > 0.0) & (x < double.PositiveInfinity), T.Select(large, stirling, small),
            T.Select(T.Equal(x, 0.0), double.PositiveInfinity, T.Select(x < 0.0, double.NaN, x)));
    }

    /// <summary>log Γ(x) − (x − ½) log x + x − ½ log 2π for x ≥ 4.5, from 1/x.</summary>
    public static T StirlingRemainder<T>(T inverse)
        where T : struct, ILanes<T> => inverse * Polynomial.Of(inverse * inverse, Coefficients.Stirling);
}
