using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>A function of one number, for as many numbers at once as there are lanes.</summary>
internal interface ILaneFunction
{
    static abstract T Of<T>(in T x)
        where T : struct, ILanes<T>;
}

/// <summary>A function of two numbers, for as many pairs at once as there are lanes.</summary>
internal interface ILaneFunction2
{
    static abstract T Of<T>(in T x, in T y)
        where T : struct, ILanes<T>;
}

/// <summary>Code that runs at any width.</summary>
internal interface ILaneCode<TResult>
{
    TResult Run<T>()
        where T : struct, ILanes<T>;
}

/// <summary>Chooses the width: the widest that the machine has instructions for.</summary>
/// <remarks>A wider one would give the same digits, but be made of calls: in WebAssembly, which has 128 bits, vectors of 256 are some
/// fifteen times slower than single numbers.</remarks>
internal static class Lanes
{
    public static TResult Run<TCode, TResult>(TCode code)
        where TCode : ILaneCode<TResult>, allows ref struct =>
        Vector512.IsHardwareAccelerated ? code.Run<Lanes16>()
        : Vector256.IsHardwareAccelerated ? code.Run<Lanes8>()
        : Vector128.IsHardwareAccelerated ? code.Run<Lanes2>()
        : code.Run<Lanes1>();

    /// <summary>Where <paramref name="count"/> numbers from <paramref name="i"/> on stand.</summary>
    /// <remarks>Two comparisons instead of a slice: in WebAssembly a vector that is made of a slice takes three times as long.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly double Place(ReadOnlySpan<double> numbers, int i, int count)
    {
        if (i < 0 || i > numbers.Length - count)
        {
            ThrowOutside(i, count, numbers.Length);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), i);
    }

    private static void ThrowOutside(int i, int count, int length) => throw new ArgumentOutOfRangeException(
        nameof(i), i, $"There are {length} numbers, too few for {count} from number {i} on.");
}
