using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>The functions of which batch forms of likelihoods are made, lane by lane: those of <see cref="Exponentials"/>, and some that
/// share their steps.</summary>
public static class LaneMath
{
    /// <summary>exp x.</summary>
    public static T Exp<T>(in T x)
        where T : struct, ILanes<T> => LossNotebooks.Exp.Of(x);

    /// <summary>log x.</summary>
    public static T Log<T>(in T x)
        where T : struct, ILanes<T> => LossNotebooks.Log.Of(x);

    /// <summary>log(1 + x).</summary>
    public static T Log1p<T>(in T x)
        where T : struct, ILanes<T> => LossNotebooks.Log1p.Of(x);

    /// <summary>log(1 + exp x), and its derivative, the sigmoid of x.</summary>
    public static T Softplus<T>(in T x, out T sigmoid)
        where T : struct, ILanes<T> => Softplus(x, out sigmoid, out _, out _);

    /// <summary>log(1 + exp x) and the sigmoid of x, and both of −x, which lose no digits where they are small.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Softplus<T>(in T x, out T sigmoid, out T softplusOfMinus, out T sigmoidOfMinus)
        where T : struct, ILanes<T>
    {
        T e = Exp(-T.Abs(x)), log = LossNotebooks.Log1p.OfFraction(e, out var inverse), isNegative = x < 0.0;
        sigmoid = T.Select(isNegative, e * inverse, inverse);
        sigmoidOfMinus = T.Select(isNegative, inverse, e * inverse);
        softplusOfMinus = T.Select(isNegative, -x, 0.0) + log;
        return T.Select(isNegative, 0.0, x) + log;
    }

    /// <summary>Softplus and sigmoid of x, both times exp(z), also where the first are too small for a double and the second too
    /// large.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T SoftplusTimesExp<T>(in T x, in T softplus, in T sigmoid, in T z, out T sigmoidTimesExp)
        where T : struct, ILanes<T>
    {
        T far = x < -Exponentials.Far, half = HalfExp(T.Select(far, x + z, z)); // there both are exp x
        sigmoidTimesExp = TimesSquare(T.Select(far, 1.0, sigmoid), half);
        return TimesSquare(T.Select(far, 1.0, softplus), half);
    }

    /// <summary><see cref="Exponentials.SoftplusMinusSigmoidTimesExp"/>, from softplus and sigmoid.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T SoftplusMinusSigmoidTimesExp<T>(in T x, in T softplus, in T sigmoid, in T z)
        where T : struct, ILanes<T>
    {
        T isSmall = x < Exponentials.LogSmall, e = sigmoid / (1.0 - sigmoid);
        return TimesSquare(
            T.Select(isSmall, Polynomial.Of(e, SoftplusMinusSigmoid), softplus - sigmoid), HalfExp(T.Select(isSmall, 2.0 * x + z, z)));
    }

    private static ReadOnlySpan<double> SoftplusMinusSigmoid =>
        [1 / 2.0, -2 / 3.0, 3 / 4.0, -4 / 5.0, 5 / 6.0, -6 / 7.0, 7 / 8.0, -8 / 9.0, 9 / 10.0, -10 / 11.0, 11 / 12.0, -12 / 13.0];

    /// <summary>exp(x) − 1 − x ≥ 0, which is ½x² and a little near 0, and exp(x) − 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Expm1Minus<T>(in T x, out T expm1)
        where T : struct, ILanes<T>
    {
        expm1 = Expm1.Of(x, out _, out var bend);
        return T.Select(T.Abs(x) < Near, bend, expm1 - x);
    }

    /// <summary>Up to here <see cref="Expm1MinusNear"/>.</summary>
    internal const double Near = 0.34;

    /// <summary>exp(x) − 1 − x for x near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Expm1MinusNear<T>(in T x)
        where T : struct, ILanes<T> => x * x * Polynomial.Of(x, Coefficients.Exp);

    /// <summary>exp(½ z), to be multiplied by twice: exp(z) alone may overflow where the product does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HalfExp<T>(T z)
        where T : struct, ILanes<T> => Exp(0.5 * z);

    /// <summary>factor · half²; 0 where the factor is, even if the half is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T TimesSquare<T>(T factor, T half)
        where T : struct, ILanes<T> => T.Select(T.Equal(factor, 0.0), 0.0, factor * half * half);

    /// <summary>log Σ exp x, with the largest taken out first; −∞ if all are.</summary>
    public static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : struct, ILanes<T> => LossNotebooks.LogSumExp.Of(x);
}
