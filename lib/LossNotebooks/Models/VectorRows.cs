using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossNotebooks;

/// <summary>Column-major numbers, each column padded by zeros to an even number of whole vectors, so that hot loops have no
/// remainder.</summary>
internal sealed class VectorRows(int rows, int examples)
{
    private readonly int length = Length(examples);
    private readonly Vector256<double>[] vectors = new Vector256<double>[rows * Length(examples)];

    /// <summary>Row r, padding included.</summary>
    public Span<Vector256<double>> this[int r] => vectors.AsSpan(r * length, length);

    public void Load(ReadOnlySpan<double> columns)
    {
        for (var r = 0; r < rows; r++)
        {
            columns.Slice(r * examples, examples).CopyTo(Numbers(r));
        }
    }

    public void Store(Span<double> columns)
    {
        for (var r = 0; r < rows; r++)
        {
            Numbers(r)[..examples].CopyTo(columns.Slice(r * examples, examples));
        }
    }

    private Span<double> Numbers(int r) => MemoryMarshal.Cast<Vector256<double>, double>(this[r]);

    private static int Length(int examples) => 2 * ((examples + 2 * Vector256<double>.Count - 1) / (2 * Vector256<double>.Count));
}
