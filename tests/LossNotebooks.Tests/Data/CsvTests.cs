namespace LossNotebooks.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Reads_numbers_text_and_missing_cells()
    {
        File.WriteAllText(path, "dose,group,\"a, b\"\n1.5,x,NA\n,,-2e3\n\n3,\"say \"\"y\"\"\",4\n");
        var frame = Csv.Load(path);
        Assert.Equal(["dose", "group", "a, b"], frame.Columns.Select(c => c.Name));
        Assert.Equal([1.5, null, 3.0], frame["dose"].Cast<object?>());
        Assert.Equal(["x", null, "say \"y\""], frame["group"].Cast<object?>());
        Assert.Equal([null, -2000.0, 4.0], frame["a, b"].Cast<object?>());
    }

    [Fact]
    public void Reads_a_code_as_text_when_asked_to()
    {
        File.WriteAllText(path, "flight\n1\n41B\n");
        Assert.Equal(["1", "41B"], Csv.Load(path, text: "flight").Texts("flight"));
    }

    [Theory]
    [InlineData("", "is empty; its first line must name the columns")]
    [InlineData("x,y\n1,2\n3,4x\n", "row 2, column 'y': '4x' is not a finite number")]
    [InlineData("x\n1\nNaN\n", "row 2, column 'x': 'NaN' is not a finite number")]
    [InlineData("x,y\n1,2\n3\n", "row 2: 1 cells where the first line names 2 columns")]
    [InlineData("x,x\n1,2\n", "two columns named 'x'")]
    [InlineData("x\n1\n\"2\n", "row 2: a quotation mark is not closed")]
    public void Says_in_one_sentence_what_is_wrong_and_where(string content, string sentence)
    {
        File.WriteAllText(path, content);
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => Csv.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_file_is_missing() =>
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => Csv.Load(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Says_which_column_to_read_as_text_is_missing()
    {
        File.WriteAllText(path, "x\n1\n");
        Assert.Contains("no column 'z'", Assert.Throws<ArgumentException>(() => Csv.Load(path, "z")).Message, StringComparison.Ordinal);
    }
}
