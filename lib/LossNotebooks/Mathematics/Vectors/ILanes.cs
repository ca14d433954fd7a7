namespace LossNotebooks;

/// <summary>
/// Numbers that are computed at once, lane by lane, with the same digits however many they are. Code that is generic over it is
/// written once, and <see cref="LaneLoop"/> runs it at the width that the machine has.
/// </summary>
/// <remarks>
/// Every operation here is exact or rounded once, as IEEE 754 prescribes, so that it has one result on every processor. Fused
/// multiplication and addition is left out because some do without, as are the functions of .NET's vectors that use it where they can (Exp,
/// Log, Sin; use those of <see cref="LaneMath"/>). A mask is all ones or all zeros in each lane.
/// </remarks>
/// <typeparam name="TSelf">The type that implements it.</typeparam>
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many lanes there are.</summary>
    static abstract int Count { get; }

    /// <summary>The <see cref="Count"/> numbers of a span from <paramref name="i"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span has not so many.</exception>
    static abstract TSelf Load(ReadOnlySpan<double> source, int i);

    /// <summary>Writes the numbers to a span from <paramref name="i"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span has not room for so many.</exception>
    void Store(Span<double> target, int i);

    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>−a.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>a · b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>|a|.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>√a.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The mask of a &lt; b.</summary>
    static abstract TSelf operator <(TSelf a, TSelf b);

    /// <summary>The mask of a &gt; b.</summary>
    static abstract TSelf operator >(TSelf a, TSelf b);

    /// <summary>The mask of a ≤ b.</summary>
    static abstract TSelf operator <=(TSelf a, TSelf b);

    /// <summary>The mask of a ≥ b.</summary>
    static abstract TSelf operator >=(TSelf a, TSelf b);

    /// <summary>The mask of a = b.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Lane by lane <paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Whether the mask is set in any lane.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>Whether the mask is set in every lane.</summary>
    static abstract bool All(TSelf mask);

    /// <summary>The bits that both have.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>The bits that one has.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>The bits moved towards the sign.</summary>
    static abstract TSelf operator <<(TSelf a, int by);

    /// <summary>The bits, and the sign with them, moved away from the sign.</summary>
    static abstract TSelf operator >>>(TSelf a, int by);
}
