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
