using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>
/// Sums in one order on every processor: two times four partial sums, whatever the processor could add up at once. Floating-point addition
/// depends on its order, and training magnifies the last digit, so anything else would give other fits on another machine.
/// </summary>
public static class Sums
{
    /// <summary>Σ x[i].</summary>
    public static double Of(ReadOnlySpan<double> x) => Add<Term>(x, x);

    /// <summary>Σ x[i] y[i].</summary>
    public static double OfProducts(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Add<Product>(x, y[..x.Length]);

    /// <summary>The four numbers of a vector.</summary>
    public static double Of(Vector256<double> x) => x[0] + x[1] + (x[2] + x[3]);

    private interface ITerm
    {
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);

        static abstract Vector128<double> Of(Vector128<double> x, Vector128<double> y);

        static abstract double Of(double x, double y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Add<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where TTerm : ITerm
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return AddByHalves<TTerm>(x, y);
        }

        Vector256<double> even = Vector256<double>.Zero, odd = even; // An addition need not wait for the one before.
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            even += TTerm.Of(Vector256.Create(x[i..]), Vector256.Create(y[i..]));
            odd += TTerm.Of(Vector256.Create(x[(i + 4)..]), Vector256.Create(y[(i + 4)..]));
        }

        var sum = Of(even + odd);
        for (; i < x.Length; i++)
        {
            sum += TTerm.Of(x[i], y[i]);
        }

        return sum;
    }

    // The same sums where vectors of four would be made of calls, as in WebAssembly.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AddByHalves<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where TTerm : ITerm
    {
        ReadOnlySpan<Vector128<double>> left = Halves(x), right = Halves(y);
        Vector128<double> even0 = Vector128<double>.Zero, even1 = even0, odd0 = even0, odd1 = even0;
        var i = 0;
        for (; i <= left.Length - 4; i += 4)
        {
            even0 += TTerm.Of(left[i], right[i]);
            even1 += TTerm.Of(left[i + 1], right[i + 1]);
            odd0 += TTerm.Of(left[i + 2], right[i + 2]);
            odd1 += TTerm.Of(left[i + 3], right[i + 3]);
        }

        even0 += odd0;
        even1 += odd1;
        var sum = even0[0] + even0[1] + (even1[0] + even1[1]);
        for (i *= 2; i < x.Length; i++)
        {
            sum += TTerm.Of(x[i], y[i]);
        }

        return sum;
    }

    // There a vector that is made of a slice takes as long as eight that are there.
    private static ReadOnlySpan<Vector128<double>> Halves(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector128<double>>(x);

    private readonly struct Term : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x;

        public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => x;

        public static double Of(double x, double y) => x;
    }

    private readonly struct Product : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x * y;

        public static Vector128<double> Of(Vector128<double> x, Vector128<double> y) => x * y;

        public static double Of(double x, double y) => x * y;
    }
}
