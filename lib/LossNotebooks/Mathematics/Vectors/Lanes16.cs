using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Sixteen numbers at once, in two vectors of 512 bits: see <see cref="Lanes8"/>.</summary>
internal struct Lanes16 : ILanes<Lanes16>
{
    private Vector512<double> first, second;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Load(ReadOnlySpan<double> source, int i)
    {
        ref readonly var place = ref Lanes.Place(source, i, Count);
        return new() { first = Vector512.LoadUnsafe(in place), second = Vector512.LoadUnsafe(in place, 8) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Span<double> target, int i)
    {
        ref var place = ref Unsafe.AsRef(in Lanes.Place(target, i, Count));
        first.StoreUnsafe(ref place);
        second.StoreUnsafe(ref place, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes16(double value) => new() { first = Vector512.Create(value), second = Vector512.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 a, Lanes16 b) => new() { first = a.first + b.first, second = a.second + b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a, Lanes16 b) => new() { first = a.first - b.first, second = a.second - b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a) => new() { first = -a.first, second = -a.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator *(Lanes16 a, Lanes16 b) => new() { first = a.first * b.first, second = a.second * b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator /(Lanes16 a, Lanes16 b) => new() { first = a.first / b.first, second = a.second / b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Abs(Lanes16 a) => new() { first = Vector512.Abs(a.first), second = Vector512.Abs(a.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Sqrt(Lanes16 a) => new() { first = Vector512.Sqrt(a.first), second = Vector512.Sqrt(a.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator <(Lanes16 a, Lanes16 b) =>
        new() { first = Vector512.LessThan(a.first, b.first), second = Vector512.LessThan(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator >(Lanes16 a, Lanes16 b) =>
        new() { first = Vector512.GreaterThan(a.first, b.first), second = Vector512.GreaterThan(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator <=(Lanes16 a, Lanes16 b) =>
        new() { first = Vector512.LessThanOrEqual(a.first, b.first), second = Vector512.LessThanOrEqual(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator >=(Lanes16 a, Lanes16 b) =>
        new() { first = Vector512.GreaterThanOrEqual(a.first, b.first), second = Vector512.GreaterThanOrEqual(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Equal(Lanes16 a, Lanes16 b) =>
        new() { first = Vector512.Equals(a.first, b.first), second = Vector512.Equals(a.second, b.second) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Select(Lanes16 mask, Lanes16 yes, Lanes16 no) => new()
    {
        first = Vector512.ConditionalSelect(mask.first, yes.first, no.first),
        second = Vector512.ConditionalSelect(mask.second, yes.second, no.second),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes16 mask) => (mask.first | mask.second).ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Lanes16 mask) => (mask.first & mask.second).ExtractMostSignificantBits() == 0xFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator &(Lanes16 a, Lanes16 b) => new() { first = a.first & b.first, second = a.second & b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator |(Lanes16 a, Lanes16 b) => new() { first = a.first | b.first, second = a.second | b.second };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator <<(Lanes16 a, int by) =>
        new() { first = (a.first.AsUInt64() << by).AsDouble(), second = (a.second.AsUInt64() << by).AsDouble() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator >>>(Lanes16 a, int by) =>
        new() { first = (a.first.AsUInt64() >>> by).AsDouble(), second = (a.second.AsUInt64() >>> by).AsDouble() };
}
