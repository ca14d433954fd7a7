using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>How the numbers of a column become others: (x / 2ᵉ − m) / s.</summary>
/// <param name="Exponent">e, with which numbers near 10²⁰⁰ or 10⁻²⁰⁰ come near 1 without a change of their digits.</param>
/// <param name="Mean">m.</param>
/// <param name="Deviation">s; 0 of a column that is constant, which becomes 0.</param>
internal readonly record struct ColumnScale(int Exponent, double Mean, double Deviation)
{
    /// <summary>Changes a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<double> column)
    {
        if (Deviation == 0)
        {
            column.Clear();
            return;
        }

        var scale = Math.ScaleB(1, -Exponent);
        Vector256<double> mean = Vector256.Create(Mean), deviation = Vector256.Create(Deviation);
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= column.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            ((Vector256.Create<double>(column[i..]) * scale - mean) / deviation).CopyTo(column[i..]);
        }

        for (; i < column.Length; i++)
        {
            column[i] = (column[i] * scale - Mean) / Deviation;
        }
    }
}
