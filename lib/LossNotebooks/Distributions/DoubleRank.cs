namespace LossNotebooks;

/// <summary>The doubles in their own order, counted, so that a search takes near and far alike and its answer is exact.</summary>
internal static class DoubleRank
{
    // The bits of a double ≥ 0 count up with its value; those of a negative one count down, which is turned round here.
    public static long Of(double value) => Mirrored(BitConverter.DoubleToInt64Bits(value));

    public static double At(long rank) => BitConverter.Int64BitsToDouble(Mirrored(rank));

    private static long Mirrored(long bits) => bits >= 0 ? bits : bits ^ long.MaxValue;
}
