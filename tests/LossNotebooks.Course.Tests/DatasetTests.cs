using Microsoft.Data.Analysis;

namespace LossNotebooks.Course.Tests.Data;

public class DatasetTests
{
    // Rows and missing cells as data/README.md states them, and one total per set summed by another program (awk).
    public static TheoryData<Func<DataFrame>, int, int, string, double> Sets => new()
    {
        { Datasets.AirConditioning, 12, 0, "hours", 1297 },
        { Datasets.Alice, 19, 0, "paragraph", 190 },
        { Datasets.Barley, 120, 0, "yield", 4130.46664 },
        { Datasets.Biochemists, 915, 0, "articles", 1549 },
        { Datasets.Cars, 50, 0, "dist", 2149 },
        { Datasets.Engel, 235, 0, "food", 146675.276159 },
        { Datasets.Fabric, 32, 0, "faults", 284 },
        { Datasets.Faithful, 272, 0, "waiting", 19284 },
        { Datasets.Fries, 696, 1, "week", 3732 },
        { Datasets.HorseKicks, 5, 0, "corps_years", 200 },
        { Datasets.Housing, 72, 0, "residents", 1681 },
        { Datasets.Lung, 228, 0, "days", 69593 },
        { Datasets.Motors, 40, 0, "hours", 140654 },
        { Datasets.ORings, 23, 0, "damaged_rings", 9 },
        { Datasets.Ozone, 153, 44, "wind", 1523.5 },
        { Datasets.Penguins, 344, 19, "year", 690762 },
        { Datasets.Petrol, 32, 0, "yield", 6.291 },
        { Datasets.RunningExample, 20, 0, "y", 2.9051687 },
        { Datasets.StackLoss, 21, 0, "stack_loss", 368 },
        { Datasets.Turtles, 76, 0, "degrees", 8233 },
        { Datasets.WarpBreaks, 54, 0, "breaks", 1520 },
    };

    [Theory]
    [MemberData(nameof(Sets), DisableDiscoveryEnumeration = true)]
    public void Has_its_rows_its_missing_cells_and_its_total(Func<DataFrame> load, int rows, int missing, string column, double total)
    {
        var frame = load();
        Assert.Equal(rows, frame.Rows.Count);
        Assert.Equal(missing, frame.Columns.Sum(c => c.NullCount));
        Assert.Equal(total, frame.Numbers(column).Sum(), 1e-5);
        Assert.All(frame.Columns, c => Assert.Contains(c.DataType, new[] { typeof(double), typeof(string) }));
        Assert.All(frame.Columns, c => Assert.Matches("^[a-z0-9_]+$", c.Name));
        Assert.NotSame(frame, load());
    }

    [Fact]
    public void Alice_is_letters_and_single_spaces() =>
        Assert.All(Datasets.Alice().Texts("text"), paragraph => Assert.Matches("^[a-z]+( [a-z]+)*$", paragraph));

    [Fact]
    public void Penguins_with_a_missing_flipper_are_dropped_and_counted()
    {
        var (complete, dropped) = Datasets.Penguins().DropMissing("flipper_length_mm");
        Assert.Equal(2, dropped);
        Assert.Equal(342, complete.Numbers("flipper_length_mm").Length);
        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], complete.Texts("species").Distinct().Order());
        Assert.Equal(11, Datasets.Penguins().DropMissing().Dropped);
    }

    [Fact]
    public void An_indicator_is_one_where_the_level_is()
    {
        Assert.Equal(7, Datasets.ORings().Indicator("damage", "yes").Sum());
        var thrown = Assert.Throws<ArgumentException>(() => Datasets.ORings().Indicator("damage", "maybe"));
        Assert.Contains("'no', 'yes'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_never_a_number()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Datasets.Penguins().Numbers("flipper_length_mm"));
        Assert.Contains("Column 'flipper_length_mm' has 2 missing values in 344 rows", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_columns_come_one_after_the_other() =>
        Assert.Equal([.. Datasets.Cars().Numbers("speed"), .. Datasets.Cars().Numbers("dist")], Datasets.Cars().Numbers("speed", "dist"));

    [Fact]
    public void A_table_of_frequencies_is_written_out()
    {
        var kicks = Datasets.HorseKicks().Expand("corps_years");
        Assert.Equal(["deaths"], kicks.Columns.Select(c => c.Name));
        Assert.Equal([109, 65, 22, 3, 1], kicks.Numbers("deaths").CountBy(deaths => deaths).Select(pair => pair.Value));
    }

    [Fact]
    public void Directions_are_given_in_radians_too() =>
        Assert.Equal(Datasets.Turtles().Numbers("degrees").Sum() * Math.PI / 180, Datasets.Turtles().Numbers("radians").Sum(), 1e-9);

    [Theory]
    [InlineData("Speed", "There is no column 'Speed'; the frame has 'speed', 'dist'.")]
    public void An_unknown_column_is_answered_with_those_there_are(string column, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ArgumentException>(() => Datasets.Cars().Numbers(column)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Text_is_not_taken_for_numbers_nor_numbers_for_text()
    {
        Assert.Contains("'species' holds text", Assert.Throws<ArgumentException>(() => Datasets.Penguins().Numbers("species")).Message,
            StringComparison.Ordinal);
        Assert.Contains("'year' holds numbers", Assert.Throws<ArgumentException>(() => Datasets.Penguins().Texts("year")).Message,
            StringComparison.Ordinal);
    }
}
