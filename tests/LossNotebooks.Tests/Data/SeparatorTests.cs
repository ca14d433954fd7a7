using System.Globalization;

namespace LossNotebooks.Tests.Data;

/// <summary>How a file may be written, and what can't be read as it stands.</summary>
public class SeparatorTests
{
    [Theory]
    [InlineData(';', ';')]
    [InlineData('"', '.')]
    [InlineData('\r', '.')]
    [InlineData('\n', '.')]
    public void What_ends_or_quotes_a_cell_can_not_separate_them(char separator, char decimalMark)
    {
        using var reader = new StringReader("x\n1\n");
        var refused = Assert.Throws<ArgumentException>(() => Csv.Read(reader, "table", separator, decimalMark));
        Assert.Equal("separator", refused.ParamName);
        Assert.StartsWith($"'{separator}' can't separate cells:", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x;y\n1,2\n", "'x;y'; separate them by commas, or say what separates them: "
        + "Csv.Load(…, separator: ';', decimalMark: ',').")]
    [InlineData("x\ty\n1,2\n", "separate them by commas, or say what separates them: Csv.Load(…, separator: '\\t').")]
    public void Another_separator_is_proposed_where_the_first_line_has_no_other(string text, string sentence) =>
        Assert.EndsWith(sentence, Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("x\n1,2\n", "table, row 1: 2 cells where the first line names 1 columns.")]
    [InlineData("x;y,z\n1\n", "table, row 1: 1 cells where the first line names 2 columns.")]
    public void None_is_proposed_where_the_first_line_has_commas_or_nothing_to_separate(string text, string sentence) =>
        Assert.Equal(sentence, Refusal(text));

    [Theory]
    [InlineData("NA", "; correct it, write NA if it is missing, or read the column as text (text: \"x\").")]
    [InlineData("-", "; correct it, write - if it is missing, or read the column as text (text: \"x\").")]
    [InlineData("", "; correct it, leave it empty if it is missing, or read the column as text (text: \"x\").")]
    public void How_to_mark_a_missing_value_is_said_as_this_file_does_it(string missing, string end)
    {
        using var reader = new StringReader("x\n1\nfew\n");
        var refused = Assert.Throws<FormatException>(() => Csv.Read(reader, "table", ',', missing: missing));
        Assert.Equal("table, row 2, column 'x': 'few' is not a finite number, as '1' in row 1 is" + end, refused.Message);
    }

    [Theory]
    [InlineData("0.00000000000000000000000")]
    [InlineData("0.000000000000000000000000012")]
    [InlineData("-0.0000000000000000000001")]
    [InlineData("123456789012345678.5")]
    [InlineData("9007199254740993")]
    [InlineData("5.")]
    [InlineData(".5")]
    public void A_decimal_of_any_length_is_the_double_nearest_to_it(string text)
    {
        using var reader = new StringReader($"x\n{text}\n");
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), Csv.Read(reader, "table").Numbers("x").Single());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("-.")]
    [InlineData("1.2.3")]
    public void A_sign_or_a_mark_without_digits_is_no_number(string text)
    {
        using var reader = new StringReader($"x\n1\n{text}\n");
        Assert.Contains($"row 2, column 'x': '{text}' is not a finite number", Assert.Throws<FormatException>(
            () => Csv.Read(reader, "table")).Message, StringComparison.Ordinal);
    }

    private static string Refusal(string text)
    {
        using var reader = new StringReader(text);
        return Assert.Throws<FormatException>(() => Csv.Read(reader, "table")).Message;
    }
}
