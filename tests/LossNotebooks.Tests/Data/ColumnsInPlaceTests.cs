using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Data;

/// <summary>Numbers stay where a column has them only if they lie there as doubles, in one piece, and none is missing.</summary>
public class ColumnsInPlaceTests
{
    [Fact]
    public void Doubles_in_one_piece_stay_where_they_are()
    {
        var column = new DoubleDataFrameColumn("x", [1, 2, 3]);
        var there = NumberColumn.InPlace(column);
        Assert.Equal([1, 2, 3], there!.Value.ToArray());
        column[1] = 7;
        Assert.Equal(7, there.Value.Span[1]);
    }

    public static TheoryData<DataFrameColumn> Others =>
    [
        new Int32DataFrameColumn("x", [1, 2, 3]), new SingleDataFrameColumn("x", [1, 2, 3]), new DoubleDataFrameColumn("x", [1, null, 3]),
        new StringDataFrameColumn("x", ["1", "2"]), Part(), Foreign(),
    ];

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Others_do_not(DataFrameColumn column) => Assert.Null(NumberColumn.InPlace(column));

    [Fact]
    public void Numbers_that_do_not_begin_where_their_memory_does_are_read_all_the_same() =>
        Assert.Equal([2, 3], new DataFrame(Part()).Numbers("x"));

    [Fact]
    public void Numbers_in_memory_of_another_owner_are_read_all_the_same() =>
        Assert.Equal([1.5, 2.5], new DataFrame(Foreign()).Numbers("x"));

    [Fact]
    public void Only_a_column_by_itself_can_stay_where_it_is()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("x", [1, 2, 3]), new StringDataFrameColumn("g", ["a", "b", "a"]));
        InputPart x = new("x", null, 1), square = new("x", null, 2), group = new("g", ["a", "b"], 1);
        Assert.NotNull(new Input("x", [x]).InPlace(frame));
        Assert.Null(new Input("x^2", [square]).InPlace(frame));
        Assert.Null(new Input("g", [group]).InPlace(frame));
        Assert.Null(new Input("x:g", [x, group]).InPlace(frame));
    }

    private static DoubleDataFrameColumn Part() => new(
        "x", MemoryMarshal.AsBytes<double>([1, 2, 3]).ToArray().AsMemory(8, 16), ReadOnlyMemory<byte>.Empty, 2, 0);

    // Memory of another owner than the collector.
    private static DataFrameColumn Foreign()
    {
        var numbers = new Apache.Arrow.DoubleArray.Builder().AppendRange([1.5, 2.5]).Build();
        var batch = new Apache.Arrow.RecordBatch.Builder().Append("x", false, numbers).Build();
        return DataFrame.FromArrowRecordBatch(batch)["x"];
    }
}
