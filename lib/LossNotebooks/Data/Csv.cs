using System.Text;
using System.Text.Unicode;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>Reads comma-separated values into data frames: columns of numbers are <c>double</c>, all others <c>string</c>.</summary>
/// <remarks>
/// The first line names the columns. An empty cell and <c>NA</c> are missing (null). A column holds numbers if all its cells that are not
/// missing are finite numbers, and text if none is one. Anything between is refused: a typing error does not silently turn a column of
/// numbers into text. An empty line is a missing cell if there is one column, and no row if there are several.
/// </remarks>
public static class Csv
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file at <paramref name="path"/>, relative to the notebook's folder, as a data frame.</summary>
    /// <param name="path">A comma-separated file with a first line of column names; decimal points, UTF-8.</param>
    /// <param name="text">Columns to read as text although they hold numbers, such as codes; in them NA is text too.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A column to read as text is not in the file.</exception>
    /// <exception cref="FormatException">The file is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Load(string path, params string[] text) => Load(path, ',', text: text);

    /// <summary>The same for a file that is written another way: <c>Csv.Load("sales.csv", separator: ';', decimalMark: ',')</c>.</summary>
    /// <param name="path">A file with a first line of column names, UTF-8.</param>
    /// <param name="separator">What separates the cells.</param>
    /// <param name="decimalMark">What separates the whole from the fraction of a number.</param>
    /// <param name="missing">What stands for a missing value instead of NA, besides an empty cell.</param>
    /// <param name="text">Columns to read as text although they hold numbers; in them only an empty cell is missing.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A column to read as text is not in the file, or the marks can't be told apart.</exception>
    /// <exception cref="FormatException">The file is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Load(string path, char separator, char decimalMark = '.', string missing = "NA", params string[] text)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"There is no file '{path}' in {Directory.GetCurrentDirectory()}; check its name and folder.", path);
        }

        var name = Path.GetFileName(path);
        try
        {
            using var reader = new StreamReader(path, Strict, detectEncodingFromByteOrderMarks: false);
            if (reader.Peek() == '\uFEFF')
            {
                reader.Read(); // the mark that some editors begin a file with
            }

            return Read(reader, name, separator, decimalMark, missing, text);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new FormatException(
                $"{name}, line {LineOfAnotherEncoding(path)}: the file is not UTF-8; save it in that encoding.", wrong);
        }
    }

    /// <summary>The same from any source of text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <param name="text">Columns to read as text although they hold numbers, such as codes; in them NA is text too.</param>
    /// <exception cref="ArgumentException">A column to read as text is not in the file.</exception>
    /// <exception cref="FormatException">The text is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Read(TextReader reader, string name, params string[] text) => Read(reader, name, ',', text: text);

    /// <summary>The same for a text that is written another way.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <param name="separator">What separates the cells.</param>
    /// <param name="decimalMark">What separates the whole from the fraction of a number.</param>
    /// <param name="missing">What stands for a missing value instead of NA, besides an empty cell.</param>
    /// <param name="text">Columns to read as text although they hold numbers; in them only an empty cell is missing.</param>
    /// <exception cref="ArgumentException">A column to read as text is not in the file, or the marks can't be told apart.</exception>
    /// <exception cref="FormatException">The text is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Read(
        TextReader reader, string name, char separator, char decimalMark = '.', string missing = "NA", params string[] text)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(text);
        if (separator == decimalMark || separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException(
                $"'{separator}' can't separate cells: it is the decimal mark, a quotation mark or a line's end.", nameof(separator));
        }

        var table = new CsvTable(new CsvReader(reader, separator), name);
        var header = table.Header();
        if (Array.Find(text, column => !header.Contains(column)) is { } unknown)
        {
            throw new ArgumentException($"{name} has no column '{unknown}'; it has {Require.Quoted(header)}.", nameof(text));
        }

        CsvColumn[] columns = [.. header.Select(column => new CsvColumn(column, text.Contains(column), decimalMark, missing))];
        table.Read(columns);
        return new(columns.Select(column => column.ToColumn(name)));
    }

    // A line's end is no part of another character, so that each line can be looked at by itself.
    private static int LineOfAnotherEncoding(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]))
            {
                break;
            }

            line++;
        }

        return line;
    }
}
