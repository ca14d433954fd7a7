using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Tests.Data;

public class CsvReaderTests
{
    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Elements("", "NA", "1", "-2.5e3", " ", "a", "\"", "\"\"", ",", "\n", "\r\n", "\r", ";", "é", " x "),
        Gen.Elements("a", "\"", ",", "\r", "\n", " ", "é").ListOf().Select(string.Concat));

    [Fact]
    public void What_is_written_in_quotation_marks_is_read_as_it_was() => Randomly.ForAll(
        Cells.NonEmptyListOf().Select(row => row.ToArray()).NonEmptyListOf(),
        rows =>
        {
            var text = string.Concat(rows.Select((row, i) => string.Join(",", row.Select(Quoted)) + (i % 2 == 0 ? "\n" : "\r\n")));
            Assert.Equal(rows, Rows(new StringReader(text)));
        },
        count: 200);

    [Fact]
    public void It_does_not_matter_how_the_text_arrives() => Randomly.ForAll(
        Gen.Elements("a", "\"", ",", "\r", "\n", " ", "1", "\"x\"", "\"\"\"\"").ListOf().Select(string.Concat),
        text => Assert.Equal(Told(new StringReader(text)), Told(new Drop(text))),
        count: 1000);

    [Fact]
    public void A_cell_may_be_longer_than_what_is_read_at_once()
    {
        string[] row = [new('a', 200_000), new string('"', 100_000) + ",\n", new('b', 70_000)];
        Assert.Equal([row, ["", "x", ""]], Rows(new StringReader($"{row[0]},{Quoted(row[1])},{row[2]}\r\n,x,")));
    }

    [Fact]
    public void A_line_ends_with_any_of_three_marks() =>
        Assert.Equal([["a", "b"], ["c"], [""], ["d"], [""]], Rows(new StringReader("a, b \rc\n\r\nd\n\r")));

    [Fact]
    public void Numbers_are_the_doubles_that_Parse_makes_of_them()
    {
        var digits = Gen.Choose(0, 9).ListOf().Select(
            list => string.Concat(list.Select(digit => digit.ToString(CultureInfo.InvariantCulture))));
        var decimals = from sign in Gen.Elements("", "-", "+")
                       from whole in digits
                       from mark in Gen.Elements("", ".")
                       from fraction in digits
                       from exponent in Gen.Elements("", "", "e5", "E-300", "e400")
                       select sign + whole + mark + fraction + exponent;
        var halfway = from high in Gen.Choose(0, int.MaxValue)
                      from low in Gen.Choose(0, 1 << 20)
                      from shift in Gen.Choose(0, 5)
                      from places in Gen.Choose(0, 18)
                      select ((1L << 53 | (long)high << 21 | (long)low << 1 | 1) << shift)
                          .ToString(CultureInfo.InvariantCulture).PadLeft(19, '0').Insert(19 - places, ".");
        Randomly.ForAll(Gen.OneOf(decimals, halfway, ArbMap.Default.GeneratorFor<double>().Select(
            number => number.ToString("R", CultureInfo.InvariantCulture))),
            text =>
            {
                var isPlain = PlainDecimal.TryParse(text, '.', out var number);
                Assert.True(!isPlain || Same(double.Parse(text, CultureInfo.InvariantCulture), number), text);
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var right) && double.IsFinite(right))
                {
                    Assert.True(Same(right, Csv.Read(new StringReader($"x\n{text}\n"), "it").Numbers("x")[0]), text);
                }
            },
            count: 3000);
    }

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string[]> Rows(TextReader reader)
    {
        var cells = new CsvReader(reader, ',');
        var rows = new List<string[]>();
        var row = new List<string>();
        while (cells.Read(out var cell))
        {
            row.Add(cell.ToString());
            if (cells.EndsRow)
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        Assert.Empty(row);
        return rows;
    }

    // The cells, or what is wrong with them.
    private static string Told(TextReader reader)
    {
        try
        {
            return string.Join("\u2028", Rows(reader).Select(row => string.Join("\u2029", row)));
        }
        catch (FormatException malformed)
        {
            return malformed.Message;
        }
    }

    // Gives one character at a time.
    private sealed class Drop(string text) : TextReader
    {
        private readonly StringReader whole = new(text);

        public override int Peek() => whole.Peek();

        public override int Read() => whole.Read();

        public override int Read(Span<char> buffer) => whole.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
