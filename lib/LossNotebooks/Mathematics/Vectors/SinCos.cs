using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>sin x and cos x: x = ½π k + r with |r| ≤ ¼π, and two polynomials of r, of which the last two bits of k choose.</summary>
/// <remarks>The reduction is that of Cody and Waite (1980), Software Manual for the Elementary Functions.</remarks>
internal static class SinCos
{
    private const double TwoByPi = 0.6366197723675814;
    private const double ThreeHalvesOfTwoTo52 = 6755399441055744; // Beside it the last bits of a double are an integer.

    // Up to here k times the high parts of ½π is exact; beyond, single numbers in software.
    private const double Far = 1e6;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Of<T>(in T x, out T cos)
        where T : struct, ILanes<T>
    {
        T k = Integers.Nearest(x * TwoByPi), bits = k + ThreeHalvesOfTwoTo52;
        T high = x - k * Coefficients.HalfPiHigh, middle = k * Coefficients.HalfPiMiddle, rounded = high - middle;
        var r = rounded - (k * Coefficients.HalfPiLow - (high - rounded - middle));
        var square = r * r;
        var ofSin = r + r * square * Polynomial.Of(square, Coefficients.Sin);
        var ofCos = 1.0 - (0.5 * square - square * square * Polynomial.Of(square, Coefficients.Cos));
        var isOdd = ((bits << 63) | 1.0) < 0.0;
        var sin = T.Select(isOdd, ofCos, ofSin) * Sign(bits);
        cos = T.Select(isOdd, ofSin, ofCos) * Sign(bits + 1.0);
        var far = T.Abs(x) > Far;
        if (T.Any(far))
        {
            var sinOfFar = OneByOne(x, out var cosOfFar);
            sin = T.Select(far, sinOfFar, sin);
            cos = T.Select(far, cosOfFar, cos);
        }

        return sin;
    }

    // −1 where the second to last bit is set, else 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sign<T>(in T bits)
        where T : struct, ILanes<T> => ((bits << 62) & -0.0) | 1.0;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T OneByOne<T>(in T x, out T cos)
        where T : struct, ILanes<T>
    {
        Span<double> sines = stackalloc double[LaneLoop.MostLanes], cosines = stackalloc double[LaneLoop.MostLanes];
        x.Store(sines, 0);
        for (var i = 0; i < T.Count; i++)
        {
            (sines[i], cosines[i]) = Math.SinCos(sines[i]);
        }

        cos = T.Load(cosines, 0);
        return T.Load(sines, 0);
    }
}
