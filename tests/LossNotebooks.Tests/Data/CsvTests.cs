using Microsoft.Data.Analysis;

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
    [InlineData("x,y\n1,2\n3,4x\n", "row 2, column 'y': '4x' is not a finite number, as '2' in row 1 is; "
        + "correct it, write NA if it is missing, or read the column as text (text: \"y\").")]
    [InlineData("x\n1\nNaN\n", "row 2, column 'x': 'NaN' is not a finite number")]
    [InlineData("x\nNaN\nNaN\n", "row 1, column 'x': 'NaN' is not a finite number")]
    [InlineData("x\n?\n2\n", "row 1, column 'x': '?' is not a finite number, as '2' in row 2 is")]
    [InlineData("x\nN/A\n2\n3\n", "row 1, column 'x': 'N/A' is not a finite number")]
    [InlineData("x\n.\n2\n", "row 1, column 'x': '.' is not a finite number")]
    [InlineData("x\n\"1,000\"\n2\n", "row 1, column 'x': '1,000' is not a finite number")]
    [InlineData("x\n$5\n2\n", "row 1, column 'x': '$5' is not a finite number")]
    [InlineData("x,y\n1,2\n1,3\"4\n", "row 2: a quotation mark is not closed or stands inside")]
    [InlineData("x,y\n1,\"3\"4\n", "row 1: a quotation mark is not closed or stands inside")]
    [InlineData("x,y\n1,2\n3\n", "row 2: 1 cells where the first line names 2 columns")]
    [InlineData(
        "x;y\n1;2\n1,5;2\n",
        "row 2: 2 cells where the first line names 1 columns, 'x;y'; separate them by commas, "
            + "or say what separates them: Csv.Load(…, separator: ';', decimalMark: ',').")]
    [InlineData("x\ty\n1\t2\n1,5\t2\n", "separate them by commas, or say what separates them: Csv.Load(…, separator: '\\t').")]
    [InlineData("x,x\n1,2\n", "two columns named 'x'")]
    [InlineData("x\n1\n\"2\n", "row 2: a quotation mark is not closed")]
    public void Says_in_one_sentence_what_is_wrong_and_where(string content, string sentence)
    {
        File.WriteAllText(path, content);
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => Csv.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_line_is_a_missing_cell_of_the_only_column()
    {
        File.WriteAllText(path, "x\r\n1\r\n\r\n3\r\n");
        Assert.Equal([1.0, null, 3.0], Csv.Load(path)["x"].Cast<object?>());
    }

    [Fact]
    public void What_stands_in_quotation_marks_is_kept_as_it_is()
    {
        File.WriteAllText(path, "x,n\n\" a \",1\n\"b\n\nc\",2\n d ,3");
        Assert.Equal([" a ", "b\n\nc", "d"], Csv.Load(path).Texts("x"));
    }

    [Fact]
    public void NA_is_text_where_text_is_asked_for()
    {
        File.WriteAllText(path, "country,n\nNA,1\nNO,2\n,3\n");
        Assert.Equal(["NA", "NO", null], Csv.Load(path, "country")["country"].Cast<object?>());
        Assert.Equal([null, "NO", null], Csv.Load(path)["country"].Cast<object?>());
    }

    [Fact]
    public void Another_encoding_is_told_by_its_line()
    {
        File.WriteAllBytes(path, [.. "x\nplain\ncaf"u8, 0xE9, .. "\ncaf"u8, 0xFC, (byte)'\n']);
        Assert.Contains("line 3: the file is not UTF-8", Assert.Throws<FormatException>(() => Csv.Load(path)).Message,
            StringComparison.Ordinal);
        File.WriteAllText(path, "x\ncafé\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(["café"], Csv.Load(path).Texts("x"));
    }

    [Fact]
    public void A_byte_that_is_no_character_is_told_by_its_line_wherever_it_stands()
    {
        byte[] many = [.. Enumerable.Repeat("1\n"u8.ToArray(), 100_000).SelectMany(line => line)];
        File.WriteAllBytes(path, [.. "x\n"u8, .. many, 0xE9, .. "\n2\n"u8]);
        Assert.Contains("line 100002: the file is not UTF-8", Assert.Throws<FormatException>(() => Csv.Load(path)).Message,
            StringComparison.Ordinal);
        File.WriteAllBytes(path, [.. "x\ncaf"u8, 0xC3]); // half a character at the end
        Assert.Contains("line 2: the file is not UTF-8", Assert.Throws<FormatException>(() => Csv.Load(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Another_separator_decimal_mark_and_missing_mark_can_be_named()
    {
        File.WriteAllText(path, "code;mass;n\nNA;1,5;-99\n\"a;b\";-2,25e1;7\n;;3\n");
        var frame = Csv.Load(path, ';', decimalMark: ',', missing: "-99");
        Assert.Equal(["NA", "a;b", null], frame["code"].Cast<object?>());
        Assert.Equal([1.5, -22.5, null], frame["mass"].Cast<object?>());
        Assert.Equal([null, 7.0, 3.0], frame["n"].Cast<object?>());
        File.WriteAllText(path, "x\ty\n1\t2.5\n");
        Assert.Equal([2.5], Csv.Load(path, '\t').Numbers("y"));
        Assert.Equal([2.5], Csv.Read(new StringReader("x;y\n1;2,5\n"), "it", ';', decimalMark: ',').Numbers("y"));
    }

    [Fact]
    public void What_separates_numbers_is_no_part_of_them()
    {
        File.WriteAllText(path, "x;y\n1,5;2\n2.5;3\n");
        Assert.Contains("row 2, column 'x': '2.5' is not a finite number, as '1,5' in row 1 is; correct it, write - if it is missing, or",
            Assert.Throws<FormatException>(() => Csv.Load(path, ';', ',', "-")).Message, StringComparison.Ordinal);
        Assert.All([(',', ','), ('"', '.'), ('\n', '.')], marks => Assert.Contains("can't separate cells",
            Assert.Throws<ArgumentException>(() => Csv.Load(path, marks.Item1, marks.Item2)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_can_be_changed_like_any_frame()
    {
        File.WriteAllText(path, "x,g\n1,a\n,b\n3,a\n");
        var frame = Csv.Load(path);
        frame["x"][0] = null;
        frame.Append([4.0, "c"], inPlace: true);
        ((DoubleDataFrameColumn)frame["x"]).Append(null);
        ((StringDataFrameColumn)frame["g"]).Append(null);
        frame["x"][1] = 2.0;
        Assert.Equal([null, 2.0, 3.0, 4.0, null], frame["x"].Cast<object?>());
        Assert.Equal([2.0, 3.0, 4.0], new DataFrame(frame.Columns).DropMissing().Complete.Numbers("x"));
    }

    [Fact]
    public void A_column_without_a_value_is_text_and_one_without_a_row_too()
    {
        File.WriteAllText(path, "x,y\n,1\nNA,2\n");
        Assert.Equal([null, null], Csv.Load(path)["x"].Cast<object?>());
        File.WriteAllText(path, "x,y\n");
        Assert.Equal([0, 0], Csv.Load(path).Columns.Select(column => (int)column.Length));
        Assert.Equal(typeof(string), Csv.Load(path)["x"].DataType);
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
