namespace LossNotebooks;

/// <summary>
/// Numbers that are computed at once, lane by lane, with the same digits however many they are. Code that is generic over it is
/// written once; the machine runs it at the width that it has (see <see cref="Lanes"/>), and <see cref="Lanes1"/> in software.
/// </summary>
/// <remarks>
/// Every operation here is exact or rounded once, as IEEE 754 prescribes, so that it has one result on every processor. Fused
/// multiplication and addition is left out because some do without, as are the functions of .NET's vectors that use it where they can (Exp,
/// Log, Sin). A mask is all ones or all zeros in each lane.
/// </remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    /// <summary>The first <see cref="Count"/> numbers of a span.</summary>
    static abstract TSelf Load(ReadOnlySpan<double> source);

    void Store(Span<double> target);

    static abstract implicit operator TSelf(double value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf operator <(TSelf a, TSelf b);

    static abstract TSelf operator >(TSelf a, TSelf b);

    static abstract TSelf operator <=(TSelf a, TSelf b);

    static abstract TSelf operator >=(TSelf a, TSelf b);

    static abstract TSelf Equal(TSelf a, TSelf b);

    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    static abstract bool Any(TSelf mask);

    /// <summary>The bits that both have.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>The bits that one has.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>The bits moved towards the sign.</summary>
    static abstract TSelf operator <<(TSelf a, int by);

    /// <summary>The bits, and the sign with them, moved away from the sign.</summary>
    static abstract TSelf operator >>>(TSelf a, int by);
}
