using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>What a fit does to columns of numbers at each step. Not <c>TensorPrimitives</c>, which does the same with the same digits: its
/// code comes without machine code, and until the JIT has found out that it is hot it is slower than all else in a first fit.</summary>
/// <remarks>Where vectors of four would be made of calls, as in WebAssembly, single numbers are several times faster, with the same
/// digits.</remarks>
internal static class Columns
{
    /// <summary>y[i] += x[i].</summary>
    public static void Add(ReadOnlySpan<double> x, Span<double> y) => Update<Sum>(x, 0, y);

    /// <summary>y[i] += factor x[i].</summary>
    public static void AddMultiple(ReadOnlySpan<double> x, double factor, Span<double> y) => Update<Multiple>(x, factor, y);

    /// <summary>y[i] *= x[i].</summary>
    public static void Multiply(ReadOnlySpan<double> x, Span<double> y) => Update<Product>(x, 0, y);

    /// <summary>Example i's number of each of the columns.</summary>
    public static void Gather(ReadOnlySpan<double> columns, int i, Span<double> one)
    {
        var examples = columns.Length / one.Length;
        for (var k = 0; k < one.Length; k++)
        {
            one[k] = columns[k * examples + i];
        }
    }

    /// <summary>Example i's numbers to each of the columns.</summary>
    public static void Spread(ReadOnlySpan<double> one, Span<double> columns, int i)
    {
        var examples = columns.Length / one.Length;
        for (var k = 0; k < one.Length; k++)
        {
            columns[k * examples + i] = one[k];
        }
    }

    /// <summary>y[i] += a[i] b[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y)
    {
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= y.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            (Vector256.Create(a[i..]) * Vector256.Create(b[i..]) + Vector256.Create(y[i..])).CopyTo(y[i..]);
        }

        for (; i < y.Length; i++)
        {
            y[i] += a[i] * b[i];
        }
    }

    private interface IStep
    {
        static abstract Vector256<double> Of(Vector256<double> x, double factor, Vector256<double> y);

        static abstract double Of(double x, double factor, double y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update<TStep>(ReadOnlySpan<double> x, double factor, Span<double> y)
        where TStep : IStep
    {
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= y.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            TStep.Of(Vector256.Create(x[i..]), factor, Vector256.Create(y[i..])).CopyTo(y[i..]);
        }

        for (; i < y.Length; i++)
        {
            y[i] = TStep.Of(x[i], factor, y[i]);
        }
    }

    private readonly struct Sum : IStep
    {
        public static Vector256<double> Of(Vector256<double> x, double factor, Vector256<double> y) => x + y;

        public static double Of(double x, double factor, double y) => x + y;
    }

    private readonly struct Multiple : IStep
    {
        public static Vector256<double> Of(Vector256<double> x, double factor, Vector256<double> y) => x * factor + y;

        public static double Of(double x, double factor, double y) => x * factor + y;
    }

    private readonly struct Product : IStep
    {
        public static Vector256<double> Of(Vector256<double> x, double factor, Vector256<double> y) => x * y;

        public static double Of(double x, double factor, double y) => x * y;
    }
}
