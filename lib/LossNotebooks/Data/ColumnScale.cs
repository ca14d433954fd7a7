using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>How the numbers of a column become others: (x / 2ᵉ − m) / s.</summary>
/// <param name="Exponent">e, with which numbers near 10²⁰⁰ or 10⁻²⁰⁰ come near 1 without a change of their digits.</param>
/// <param name="Mean">m.</param>
/// <param name="Deviation">s; 0 of a column that is constant, which becomes 0.</param>
internal readonly record struct ColumnScale(int Exponent, double Mean, double Deviation)
{
    private readonly double scale = Math.ScaleB(1, -Exponent), inverse = Deviation == 0 ? 0 : 1 / Deviation;

    /// <summary>Writes the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<double> column, Span<double> to)
    {
        var mean = Vector256.Create(Mean);
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= column.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            ((Vector256.Create(column[i..]) * scale - mean) * inverse).CopyTo(to[i..]);
        }

        for (; i < column.Length; i++)
        {
            to[i] = (column[i] * scale - Mean) * inverse;
        }
    }
}
