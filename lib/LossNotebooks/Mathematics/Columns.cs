using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNotebooks;

/// <summary>What a fit does to columns of numbers at each step. Not <c>TensorPrimitives</c>, which does the same with the same digits: its
/// code comes without machine code, and until the JIT has found out that it is hot it is slower than all else in a first fit.</summary>
/// <remarks>As many at once as the machine's vectors hold: no digit depends on it. Spans are seen as spans of vectors, because in
/// WebAssembly a vector that is made of a slice takes as long as eight that are there.</remarks>
internal static class Columns
{
    /// <summary>y[i] += x[i].</summary>
    public static void Add(ReadOnlySpan<double> x, Span<double> y) => Update<Sum>(x, 0, y);

    /// <summary>y[i] += factor x[i].</summary>
    public static void AddMultiple(ReadOnlySpan<double> x, double factor, Span<double> y) => Update<Multiple>(x, factor, y);

    /// <summary>y[i] *= x[i].</summary>
    public static void Multiply(ReadOnlySpan<double> x, Span<double> y) => Update<Product>(x, 0, y);

    /// <summary>Whether all numbers are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreFinite(ReadOnlySpan<double> x)
    {
        Vector<double> most = new(double.MaxValue);
        var are = Vector<long>.AllBitsSet;
        foreach (var vector in Vectors(x))
        {
            are &= Vector.LessThanOrEqual(Vector.Abs(vector), most);
        }

        var areFinite = Vector.EqualsAll(are, Vector<long>.AllBitsSet);
        for (var i = x.Length - x.Length % Vector<double>.Count; i < x.Length; i++)
        {
            areFinite &= double.IsFinite(x[i]);
        }

        return areFinite;
    }

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
        ReadOnlySpan<Vector<double>> left = Vectors(a[..y.Length]), right = Vectors(b[..y.Length]);
        var sums = Vectors(y);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += left[i] * right[i];
        }

        for (var i = sums.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] += a[i] * b[i];
        }
    }

    /// <summary>The numbers as vectors, but for what is left at the end.</summary>
    public static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector<double>>(x);

    /// <inheritdoc cref="Vectors(ReadOnlySpan{double})"/>
    public static Span<Vector<double>> Vectors(Span<double> x) => MemoryMarshal.Cast<double, Vector<double>>(x);

    private interface IStep
    {
        static abstract Vector<double> Of(Vector<double> x, double factor, Vector<double> y);

        static abstract double Of(double x, double factor, double y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update<TStep>(ReadOnlySpan<double> x, double factor, Span<double> y)
        where TStep : IStep
    {
        var from = Vectors(x[..y.Length]);
        var to = Vectors(y);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = TStep.Of(from[i], factor, to[i]);
        }

        for (var i = to.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] = TStep.Of(x[i], factor, y[i]);
        }
    }

    private readonly struct Sum : IStep
    {
        public static Vector<double> Of(Vector<double> x, double factor, Vector<double> y) => x + y;

        public static double Of(double x, double factor, double y) => x + y;
    }

    private readonly struct Multiple : IStep
    {
        public static Vector<double> Of(Vector<double> x, double factor, Vector<double> y) => x * factor + y;

        public static double Of(double x, double factor, double y) => x * factor + y;
    }

    private readonly struct Product : IStep
    {
        public static Vector<double> Of(Vector<double> x, double factor, Vector<double> y) => x * y;

        public static double Of(double x, double factor, double y) => x * y;
    }
}
