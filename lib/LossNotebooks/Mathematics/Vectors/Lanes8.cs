using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Eight numbers at once, in two vectors of 256 bits. A step of a function waits for the one before; while the one vector waits,
/// the processor goes on with the other.</summary>
/// <remarks>Without a constructor, whose call would count once more when an operator is inlined.</remarks>
internal struct Lanes8 : ILanes<Lanes8>
{
    private Vector256<double> first, second;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Load(ReadOnlySpan<double> source, int i)
    {
        ref readonly var place = ref Lanes.Place(source, i, Count);
        return new() { first = Vector256.LoadUnsafe(in place), second = Vector256.LoadUnsafe(in place, 4) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Span<double> target, int i)
    {
        ref var place = ref Unsafe.AsRef(in Lanes.Place(target, i, Count));
        first.StoreUnsafe(ref place);
        second.StoreUnsafe(ref place, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes8(double value) => new() { first = Vector256.Create(value), second = Vector256.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 a, Lanes8 b) => new() { first = a.first + b.first, second = a.second + b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a, Lanes8 b) => new() { first = a.first - b.first, second = a.second - b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a) => new() { first = -a.first, second = -a.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 a, Lanes8 b) => new() { first = a.first * b.first, second = a.second * b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 a, Lanes8 b) => new() { first = a.first / b.first, second = a.second / b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Abs(Lanes8 a) => new() { first = Vector256.Abs(a.first), second = Vector256.Abs(a.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Sqrt(Lanes8 a) => new() { first = Vector256.Sqrt(a.first), second = Vector256.Sqrt(a.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator <(Lanes8 a, Lanes8 b) =>
        new() { first = Vector256.LessThan(a.first, b.first), second = Vector256.LessThan(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator >(Lanes8 a, Lanes8 b) =>
        new() { first = Vector256.GreaterThan(a.first, b.first), second = Vector256.GreaterThan(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator <=(Lanes8 a, Lanes8 b) =>
        new() { first = Vector256.LessThanOrEqual(a.first, b.first), second = Vector256.LessThanOrEqual(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator >=(Lanes8 a, Lanes8 b) =>
        new() { first = Vector256.GreaterThanOrEqual(a.first, b.first), second = Vector256.GreaterThanOrEqual(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Equal(Lanes8 a, Lanes8 b) =>
        new() { first = Vector256.Equals(a.first, b.first), second = Vector256.Equals(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Select(Lanes8 mask, Lanes8 yes, Lanes8 no) => new()
    {
        first = Vector256.ConditionalSelect(mask.first, yes.first, no.first),
        second = Vector256.ConditionalSelect(mask.second, yes.second, no.second),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes8 mask) => (mask.first | mask.second).ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Lanes8 mask) => (mask.first & mask.second).ExtractMostSignificantBits() == 0xF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator &(Lanes8 a, Lanes8 b) => new() { first = a.first & b.first, second = a.second & b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator |(Lanes8 a, Lanes8 b) => new() { first = a.first | b.first, second = a.second | b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator <<(Lanes8 a, int by) =>
        new() { first = (a.first.AsUInt64() << by).AsDouble(), second = (a.second.AsUInt64() << by).AsDouble() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator >>>(Lanes8 a, int by) =>
        new() { first = (a.first.AsUInt64() >>> by).AsDouble(), second = (a.second.AsUInt64() >>> by).AsDouble() };
}
