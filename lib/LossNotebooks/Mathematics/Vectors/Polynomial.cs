using System.Runtime.CompilerServices;

namespace LossNotebooks;

/// <summary>c[0] + c[1] x + c[2] x² + …, for a multiple of four coefficients, eight or more.</summary>
/// <remarks>Four polynomials in x⁴, so that multiplications need not wait for the additions before them; always in this order. The
/// constant term is added last, so that for small x there is one rounding.</remarks>
internal static class Polynomial
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, ReadOnlySpan<double> c)
        where T : struct, ILanes<T>
    {
        var square = x * x;
        var fourth = square * square;
        var i = c.Length - 4;
        T c0 = c[i], c1 = c[i + 1], c2 = c[i + 2], c3 = c[i + 3];
        for (i -= 4; i > 0; i -= 4)
        {
            c0 = c0 * fourth + c[i];
            c1 = c1 * fourth + c[i + 1];
            c2 = c2 * fourth + c[i + 2];
            c3 = c3 * fourth + c[i + 3];
        }

        c1 = c1 * fourth + c[1];
        c2 = c2 * fourth + c[2];
        c3 = c3 * fourth + c[3];
        return c[0] + (c1 * x + ((c2 + c3 * x) * square + c0 * fourth));
    }
}
