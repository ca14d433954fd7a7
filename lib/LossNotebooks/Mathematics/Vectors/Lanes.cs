using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>A function of one number, for as many numbers at once as there are lanes.</summary>
internal interface ILaneFunction
{
    static abstract T Of<T>(T x)
        where T : struct, ILanes<T>;
}

/// <summary>A function of two numbers, for as many pairs at once as there are lanes.</summary>
internal interface ILaneFunction2
{
    static abstract T Of<T>(T x, T y)
        where T : struct, ILanes<T>;
}

/// <summary>Applies a function to whole spans, at the machine's width; what is left at the end goes one by one and gets the same digits.</summary>
/// <remarks>
/// The width is the widest that the machine has instructions for. A wider one would be correct as well, but made of calls: in
/// WebAssembly, which has 128 bits, vectors of 256 are some fifteen times slower than single numbers.
/// </remarks>
internal static class Lanes
{
    public static void Apply<TFunction>(ReadOnlySpan<double> x, Span<double> result)
        where TFunction : ILaneFunction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Lanes8, TFunction>(x, result);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Lanes4, TFunction>(x, result);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Apply<Lanes2, TFunction>(x, result);
        }
        else
        {
            Apply<Lanes1, TFunction>(x, result);
        }
    }

    public static void Apply<T, TFunction>(ReadOnlySpan<double> x, Span<double> result)
        where T : struct, ILanes<T>
        where TFunction : ILaneFunction
    {
        var i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            TFunction.Of(T.Load(x[i..])).Store(result[i..]);
        }

        for (; i < x.Length; i++)
        {
            result[i] = TFunction.Of<Lanes1>(x[i]);
        }
    }

    public static void Apply<T, TFunction>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
        where T : struct, ILanes<T>
        where TFunction : ILaneFunction2
    {
        var i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            TFunction.Of(T.Load(x[i..]), T.Load(y[i..])).Store(result[i..]);
        }

        for (; i < x.Length; i++)
        {
            result[i] = TFunction.Of<Lanes1>(x[i], y[i]);
        }
    }
}
