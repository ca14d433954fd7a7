namespace LossNotebooks;

/// <summary>One number, in software: for a single example, for what is left at a batch's end, and where there are no vectors.</summary>
internal readonly struct Lanes1 : ILanes<Lanes1>
{
    private readonly double value;

    private Lanes1(double value) => this.value = value;

    public static int Count => 1;

    public static Lanes1 Load(ReadOnlySpan<double> source) => source[0];

    public void Store(Span<double> target) => target[0] = value;

    public static implicit operator Lanes1(double value) => new(value);

    public static implicit operator double(Lanes1 a) => a.value;

    public static Lanes1 operator +(Lanes1 a, Lanes1 b) => a.value + b.value;

    public static Lanes1 operator -(Lanes1 a, Lanes1 b) => a.value - b.value;

    public static Lanes1 operator -(Lanes1 a) => -a.value;

    public static Lanes1 operator *(Lanes1 a, Lanes1 b) => a.value * b.value;

    public static Lanes1 operator /(Lanes1 a, Lanes1 b) => a.value / b.value;

    public static Lanes1 Abs(Lanes1 a) => Math.Abs(a.value);

    public static Lanes1 Sqrt(Lanes1 a) => Math.Sqrt(a.value);

    public static Lanes1 operator <(Lanes1 a, Lanes1 b) => Mask(a.value < b.value);

    public static Lanes1 operator >(Lanes1 a, Lanes1 b) => Mask(a.value > b.value);

    public static Lanes1 operator <=(Lanes1 a, Lanes1 b) => Mask(a.value <= b.value);

    public static Lanes1 operator >=(Lanes1 a, Lanes1 b) => Mask(a.value >= b.value);

    public static Lanes1 Equal(Lanes1 a, Lanes1 b) => Mask(a.value == b.value);

    public static Lanes1 Select(Lanes1 mask, Lanes1 yes, Lanes1 no) => Any(mask) ? yes : no;

    public static bool Any(Lanes1 mask) => Bits(mask) != 0;

    public static Lanes1 operator &(Lanes1 a, Lanes1 b) => FromBits(Bits(a) & Bits(b));

    public static Lanes1 operator |(Lanes1 a, Lanes1 b) => FromBits(Bits(a) | Bits(b));

    public static Lanes1 operator <<(Lanes1 a, int by) => FromBits(Bits(a) << by);

    public static Lanes1 operator >>>(Lanes1 a, int by) => FromBits(Bits(a) >>> by);

    private static Lanes1 Mask(bool isSet) => FromBits(isSet ? ulong.MaxValue : 0);

    private static ulong Bits(Lanes1 a) => BitConverter.DoubleToUInt64Bits(a.value);

    private static Lanes1 FromBits(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}
