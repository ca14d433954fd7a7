using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Two numbers at once.</summary>
/// <remarks>Steps give what <see cref="Of"/> makes: .NET's interpreter, which WebAssembly runs, keeps in memory what a constructor or an
/// initializer fills, and takes twice as long. Nor does a constructor's call count when an operator is inlined.</remarks>
internal struct Lanes2 : ILanes<Lanes2>
{
    private Vector128<double> value;

    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 Load(ReadOnlySpan<double> source, int i) =>
        new() { value = Vector128.LoadUnsafe(in Lanes.Place(source, i, Count)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Span<double> target, int i) =>
        value.StoreUnsafe(ref Unsafe.AsRef(in Lanes.Place(target, i, Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes2(double value) => Of(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator +(Lanes2 a, Lanes2 b) => Of(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator -(Lanes2 a, Lanes2 b) => Of(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator -(Lanes2 a) => Of(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator *(Lanes2 a, Lanes2 b) => Of(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator /(Lanes2 a, Lanes2 b) => Of(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 Abs(Lanes2 a) => Of(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 Sqrt(Lanes2 a) => Of(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator <(Lanes2 a, Lanes2 b) => Of(Vector128.LessThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator >(Lanes2 a, Lanes2 b) => Of(Vector128.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator <=(Lanes2 a, Lanes2 b) => Of(Vector128.LessThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator >=(Lanes2 a, Lanes2 b) => Of(Vector128.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 Equal(Lanes2 a, Lanes2 b) => Of(Vector128.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 Select(Lanes2 mask, Lanes2 yes, Lanes2 no) =>
        Of(Vector128.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes2 mask) => mask.value.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Lanes2 mask) => mask.value.ExtractMostSignificantBits() == 0x3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator &(Lanes2 a, Lanes2 b) => Of(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator |(Lanes2 a, Lanes2 b) => Of(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator <<(Lanes2 a, int by) => Of((a.value.AsUInt64() << by).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes2 operator >>>(Lanes2 a, int by) => Of((a.value.AsUInt64() >>> by).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes2 Of(Vector128<double> value) => Unsafe.BitCast<Vector128<double>, Lanes2>(value);
}
