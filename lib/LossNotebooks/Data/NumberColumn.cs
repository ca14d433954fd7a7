using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>A column of numbers of any type, read as spans of that type and not cell by cell as objects.</summary>
internal abstract class NumberColumn
{
    /// <summary>The column, if it holds numbers; else null. True and false count as 1 and 0.</summary>
    public static NumberColumn? Of(DataFrameColumn column) => column switch
    {
        PrimitiveDataFrameColumn<double> numbers => new NumberColumn<double>(numbers, (from, to) => from.CopyTo(to)),
        _ => OfOther(column),
    };

    // Apart, because the JIT takes long for so many types, and most columns are the one above.
    private static NumberColumn? OfOther(DataFrameColumn column) => column switch
    {
        PrimitiveDataFrameColumn<float> numbers => new NumberColumn<float>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<int> numbers => new NumberColumn<int>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<long> numbers => new NumberColumn<long>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<bool> truths => new NumberColumn<bool>(truths, (from, to) =>
            TensorPrimitives.ConvertChecked(MemoryMarshal.Cast<bool, byte>(from), to)),
        PrimitiveDataFrameColumn<byte> numbers => new NumberColumn<byte>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<sbyte> numbers => new NumberColumn<sbyte>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<short> numbers => new NumberColumn<short>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<ushort> numbers => new NumberColumn<ushort>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<uint> numbers => new NumberColumn<uint>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<ulong> numbers => new NumberColumn<ulong>(numbers, TensorPrimitives.ConvertChecked),
        PrimitiveDataFrameColumn<decimal> numbers => new NumberColumn<decimal>(numbers, TensorPrimitives.ConvertChecked),
        _ => null,
    };

    /// <summary>The numbers of a column that holds doubles in one piece, and lacks none, where they are; else null.</summary>
    public static ReadOnlyMemory<double>? InPlace(DataFrameColumn column) =>
        column is PrimitiveDataFrameColumn<double> { NullCount: 0 } numbers
            && numbers.GetReadOnlyDataBuffers().ToArray() is [var only] && IsOfValues(only) ? only : default(ReadOnlyMemory<double>?);

    /// <summary>Writes the numbers as doubles, and says whether all of them are finite; what stands where a value is missing does not
    /// matter.</summary>
    public abstract bool CopyTo(Span<double> numbers);

    /// <summary>Sets true in the rows that lack a value, and leaves the others as they are.</summary>
    public abstract void MarkMissing(Span<bool> missing);

    /// <summary>The first row (from 0) with a number that is not finite, and that number.</summary>
    /// <param name="fingerprint">What tells the numbers from others, if all are finite.</param>
    public abstract (int Row, double Number)? NotFinite(out int fingerprint);

    // The column takes a place in memory that counts bytes for one that counts values, which is not the same in memory that comes from
    // Apache Arrow.
    protected static bool IsOfValues<T>(ReadOnlyMemory<T> buffer) => MemoryMarshal.TryGetArray(buffer, out var array) && array.Offset == 0;
}

/// <inheritdoc/>
/// <param name="column">The column.</param>
/// <param name="convert">What makes doubles of its values.</param>
internal sealed class NumberColumn<T>(PrimitiveDataFrameColumn<T> column, Conversion<T> convert) : NumberColumn
    where T : unmanaged
{
    private const int BlockSize = 4096;

    /// <inheritdoc/>
    public override bool CopyTo(Span<double> numbers)
    {
        var areFinite = true;
        foreach (var buffer in Buffers())
        {
            for (var values = buffer.Span; values.Length > 0; values = values[Math.Min(BlockSize, values.Length)..])
            {
                var block = numbers[..Math.Min(BlockSize, values.Length)];
                convert(values[..block.Length], block);
                areFinite &= Columns.AreFinite(block);
                numbers = numbers[block.Length..];
            }
        }

        return areFinite;
    }

    /// <inheritdoc/>
    public override void MarkMissing(Span<bool> missing)
    {
        if (column.NullCount == 0)
        {
            return; // The bits need not be set then.
        }

        foreach (var (values, bits) in column.GetReadOnlyDataBuffers().Zip(column.GetReadOnlyNullBitMapBuffers()))
        {
            var present = bits.Span;
            for (var i = 0; i < values.Length; i++)
            {
                missing[i] |= (present[i >> 3] >> (i & 7) & 1) == 0;
            }

            missing = missing[values.Length..];
        }
    }

    /// <inheritdoc/>
    public override (int Row, double Number)? NotFinite(out int fingerprint)
    {
        HashCode hash = default;
        fingerprint = 0;
        var block = new double[BlockSize];
        var row = 0;
        foreach (var buffer in Buffers())
        {
            for (var values = buffer.Span; values.Length > 0; values = values[Math.Min(BlockSize, values.Length)..])
            {
                var numbers = block.AsSpan(0, Math.Min(BlockSize, values.Length));
                convert(values[..numbers.Length], numbers);
                hash.AddBytes(MemoryMarshal.AsBytes(numbers));
                for (var i = Columns.AreFinite(numbers) ? numbers.Length : 0; i < numbers.Length; i++)
                {
                    if (!double.IsFinite(numbers[i]) && column[row + i] is not null)
                    {
                        return (row + i, numbers[i]);
                    }
                }

                row += numbers.Length;
            }
        }

        fingerprint = hash.ToHashCode();
        return null;
    }

    // Where a place in memory is not one of values, the cells are read one by one.
    private IEnumerable<ReadOnlyMemory<T>> Buffers()
    {
        var row = 0L;
        foreach (var buffer in column.GetReadOnlyDataBuffers())
        {
            yield return IsOfValues(buffer) ? buffer : Copy(row, buffer.Length);
            row += buffer.Length;
        }
    }

    private T[] Copy(long row, int length)
    {
        var values = new T[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = column[row + i] ?? default;
        }

        return values;
    }
}

/// <summary>Makes doubles of values of another type.</summary>
internal delegate void Conversion<T>(ReadOnlySpan<T> values, Span<double> numbers);
