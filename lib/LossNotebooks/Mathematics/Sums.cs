using System.Runtime.CompilerServices;
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

        static abstract double Of(double x, double y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Add<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where TTerm : ITerm
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return AddOneByOne<TTerm>(x, y);
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
    private static double AddOneByOne<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where TTerm : ITerm
    {
        double even0 = 0, even1 = 0, even2 = 0, even3 = 0, odd0 = 0, odd1 = 0, odd2 = 0, odd3 = 0;
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            even0 += TTerm.Of(x[i], y[i]);
            even1 += TTerm.Of(x[i + 1], y[i + 1]);
            even2 += TTerm.Of(x[i + 2], y[i + 2]);
            even3 += TTerm.Of(x[i + 3], y[i + 3]);
            odd0 += TTerm.Of(x[i + 4], y[i + 4]);
            odd1 += TTerm.Of(x[i + 5], y[i + 5]);
            odd2 += TTerm.Of(x[i + 6], y[i + 6]);
            odd3 += TTerm.Of(x[i + 7], y[i + 7]);
        }

        var sum = even0 + odd0 + (even1 + odd1) + (even2 + odd2 + (even3 + odd3));
        for (; i < x.Length; i++)
        {
            sum += TTerm.Of(x[i], y[i]);
        }

        return sum;
    }

    private readonly struct Term : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x;

        public static double Of(double x, double y) => x;
    }

    private readonly struct Product : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x * y;

        public static double Of(double x, double y) => x * y;
    }
}
