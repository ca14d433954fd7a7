using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Data;

public sealed class CsvBlocksTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void A_file_in_blocks_is_the_file(int rows)
    {
        File.WriteAllText(path, "x,g\n,NA\nNA,\n1.5,a\n,\"b\nc\"\n-2,\n");
        var (whole, blocks) = (Csv.Load(path), Csv.Blocks(path, rows));
        DataFrame[] read = [.. blocks];
        Assert.Equal((5 + rows - 1) / rows, read.Length);
        Assert.All(read, frame => Assert.Equal([typeof(double), typeof(string)], frame.Columns.Select(column => column.DataType)));
        foreach (var column in whole.Columns)
        {
            Assert.Equal(column.Cast<object?>(), read.SelectMany(frame => frame[column.Name].Cast<object?>()));
        }

        Assert.Equal(read.Select(frame => $"{frame}"), blocks.Select(frame => $"{frame}")); // and again
    }

    [Fact]
    public void A_file_without_rows_is_one_frame_without_rows()
    {
        File.WriteAllText(path, "x,g\n");
        Assert.Equal(0, Assert.Single(Csv.Blocks(path)).Rows.Count);
    }

    [Theory]
    [InlineData("x\n1\n2\nthree\n", "row 3, column 'x': 'three' is not a finite number, as '1' in row 1 is")]
    [InlineData("x\none\ntwo\n3\n", "row 1, column 'x': 'one' is not a finite number, as '3' in row 3 is")]
    [InlineData("x,y\n1,2\n3,4\n5\n", "row 3: 1 cells where the first line names 2 columns")]
    public void What_is_wrong_is_told_before_the_first_block(string text, string sentence)
    {
        File.WriteAllText(path, text);
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => Csv.Blocks(path, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_has_become_text_meanwhile_is_refused()
    {
        File.WriteAllText(path, "x\n1\n2\n");
        var blocks = Csv.Blocks(path, 1);
        File.WriteAllText(path, "x\n1\ntwo\n");
        Assert.Contains("row 2, column 'x': 'two' is not a finite number", Assert.Throws<FormatException>(() => blocks.ToList()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_and_columns_of_text_are_as_those_of_a_file_read_at_once()
    {
        File.WriteAllText(path, "\uFEFFcode;x\n007;1,5\n-;-\n");
        var last = Csv.Blocks(path, 1, ';', ',', "-", "code").Last();
        Assert.Equal("-", last["code"][0]);
        Assert.Null(last["x"][0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Csv.Blocks(path, 0));
        Assert.Contains("There is no file", Assert.Throws<FileNotFoundException>(() => Csv.Blocks("nowhere.csv")).Message,
            StringComparison.Ordinal);
    }
}
