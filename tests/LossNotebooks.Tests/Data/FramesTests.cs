using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Data;

public class FramesTests
{
    public static TheoryData<DataFrameColumn> Columns => new((DataFrameColumn[])
    [
        new BooleanDataFrameColumn("x", [true, false, true]), new ByteDataFrameColumn("x", [0, 7, 255]),
        new SByteDataFrameColumn("x", [-128, 0, 127]),
        new Int16DataFrameColumn("x", [short.MinValue, 3, 4]), new UInt16DataFrameColumn("x", [1, ushort.MaxValue, 3]),
        new Int32DataFrameColumn("x", [int.MinValue, 5, int.MaxValue]), new UInt32DataFrameColumn("x", [1, uint.MaxValue, 3]),
        new Int64DataFrameColumn("x", [long.MinValue, (1L << 53) + 1, long.MaxValue]),
        new UInt64DataFrameColumn("x", [1, ulong.MaxValue, (1UL << 63) + 1025]),
        new SingleDataFrameColumn("x", [0.1f, -3e38f, 1e-45f]), new DoubleDataFrameColumn("x", [0.1, double.MaxValue, -0.0]),
        new DecimalDataFrameColumn("x", [0.1m, decimal.MaxValue, -79228162514264337593543950335m]),
    ]);

    [Theory]
    [MemberData(nameof(Columns), DisableDiscoveryEnumeration = true)]
    public void Numbers_of_any_type_are_read_as_doubles(DataFrameColumn column)
    {
        var cells = column.Cast<object>().Select(cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(cells, new DataFrame(column).Numbers("x"));
        var holed = new DataFrame(column.Clone());
        holed["x"][1] = null;
        Assert.Contains("Column 'x' has 1 missing values in 3 rows", Assert.Throws<ArgumentException>(() => holed.Numbers("x")).Message,
            StringComparison.Ordinal);
        var (complete, dropped) = holed.DropMissing();
        Assert.Equal((1, column.GetType()), (dropped, complete["x"].GetType()));
        Assert.Equal([cells[0], cells[2]], complete.Numbers("x"));
    }

    [Fact]
    public void Rows_are_found_wherever_they_lie_in_memory()
    {
        double[] numbers = [.. Enumerable.Range(0, 100).Select(i => i + 0.5)];
        var bytes = MemoryMarshal.AsBytes<double>(numbers).ToArray();
        var bits = Enumerable.Repeat((byte)0b1111_1101, 13).ToArray();
        var frame = new DataFrame(
            new DoubleDataFrameColumn("part", bytes.AsMemory(64, 160), ReadOnlyMemory<byte>.Empty, 20, 0),
            new DoubleDataFrameColumn("holed", bytes.AsMemory(0, 160), bits.AsMemory(4, 3), 20, 3));
        Assert.Equal(numbers[8..28], frame.Numbers("part"));
        var (complete, dropped) = frame.DropMissing("holed");
        Assert.Equal(3, dropped);
        Assert.Equal(numbers[8..28].Where((_, row) => row % 8 != 1), complete.Numbers("part"));
        Assert.Equal(numbers[..20].Where((_, row) => row % 8 != 1), complete.Numbers("holed"));
    }

    [Fact]
    public void A_frame_of_Apache_Arrow_is_read_like_any_other()
    {
        var numbers = new Apache.Arrow.DoubleArray.Builder().AppendRange([1.5, 2.5]).AppendNull().Append(4.5).Build();
        var texts = new Apache.Arrow.StringArray.Builder().Append("a").AppendNull().Append("b").Append("c").Build();
        using var batch = new Apache.Arrow.RecordBatch.Builder().Append("x", true, numbers).Append("g", true, texts).Build();
        var frame = DataFrame.FromArrowRecordBatch(batch);
        var (complete, dropped) = frame.DropMissing();
        Assert.Equal(2, dropped);
        Assert.Equal([1.5, 4.5], complete.Numbers("x"));
        Assert.Equal(["a", "c"], complete.Texts("g"));
        Assert.Equal([1.5, 2.5, 4.5], frame.DropMissing("x").Complete.Numbers("x"));
    }

    [Fact]
    public void The_first_number_that_is_not_finite_is_named_and_none_where_a_value_is_missing()
    {
        double[] numbers = new double[10_000];
        numbers[5] = double.NaN;
        numbers[9_000] = double.PositiveInfinity;
        var frame = new DataFrame(
            new DoubleDataFrameColumn("x", numbers), new DoubleDataFrameColumn("y", numbers.Select((_, i) => i % 7.0)));
        Assert.StartsWith("Row 6 of column 'x' is NaN,", Assert.Throws<ArgumentException>(() => frame.Numbers("y", "x")).Message,
            StringComparison.Ordinal);
        frame["x"][5] = null;
        var recipe = Recipe.Choose(new NormalLikelihood()).Predict("mu", "x");
        Assert.StartsWith("Row 9001 of column 'x' is Infinity,", Assert.Throws<ArgumentException>(() => recipe.Train(frame, "y")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_dates_and_other_things_are_dropped_too()
    {
        var frame = new DataFrame(
            new DateTimeDataFrameColumn("when", [DateTime.UnixEpoch, null, DateTime.UnixEpoch]),
            new CharDataFrameColumn("c", ['a', 'b', 'c']),
            new StringDataFrameColumn("g", [null, "b", "c"]));
        var (complete, dropped) = frame.DropMissing();
        Assert.Equal((2, 'c', DateTime.UnixEpoch), (dropped, (char)complete["c"][0], (DateTime)complete["when"][0]));
    }

    [Fact]
    public void Where_nothing_is_missing_the_rows_to_train_on_are_the_frame_itself()
    {
        var cars = Datasets.Cars();
        Assert.Same(cars, TrainingRows.Of(cars, ["speed", "dist", "speed"], []).Frame);
        var rows = TrainingRows.Of(Datasets.Penguins(), ["body_mass_g", "sex", "body_mass_g"], []);
        Assert.Equal((333, 11), (rows.Frame.Rows.Count, rows.Dropped));
        Assert.Equal(["body_mass_g", "sex"], rows.Frame.Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_table_without_a_case_is_written_out_to_no_row()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("n", [0, 0]), new StringDataFrameColumn("g", ["a", "b"]));
        Assert.Equal((0, 1), (frame.Expand("n").Rows.Count, frame.Expand("n").Columns.Count));
        frame["n"][1] = 3.0;
        Assert.Equal(["b", "b", "b"], frame.Expand("n").Texts("g"));
    }
}
