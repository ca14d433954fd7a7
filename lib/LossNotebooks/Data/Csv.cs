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
public static partial class Csv
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
        using var reader = Open(path);
        return Decoded(path, () => Read(PastMark(reader), Path.GetFileName(path), separator, decimalMark, missing, text));
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
        var (table, columns) = Begin(reader, name, separator, decimalMark, missing, text);
        table.Read(columns);
        return new(columns.Select(column => column.ToColumn(name)));
    }

    // The first line.
    private static (CsvTable Table, CsvColumn[] Columns) Begin(
        TextReader reader, string name, char separator, char decimalMark, string missing, string[] text)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(text);
        if (separator == decimalMark || separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException(
                $"'{separator}' can't separate cells: it is the decimal mark, a quotation mark or a line's end.", nameof(separator));
        }

        var table = new CsvTable(new CsvReader(reader, separator), name);
        var header = table.Header();
        return Array.Find(text, column => !header.Contains(column)) is { } unknown
            ? throw new ArgumentException($"{name} has no column '{unknown}'; it has {Require.Quoted(header)}.", nameof(text))
            : (table, [.. header.Select(column => new CsvColumn(column, text.Contains(column), decimalMark, missing))]);
    }

    private static StreamReader Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"There is no file '{path}' in {Directory.GetCurrentDirectory()}; check its name and folder.", path);
        }

        return new(path, Strict, detectEncodingFromByteOrderMarks: false);
    }

    // The mark that some editors begin a file with is no part of it.
    private static StreamReader PastMark(StreamReader reader)
    {
        if (reader.Peek() == '\uFEFF')
        {
            reader.Read();
        }

        return reader;
    }

    private static T Decoded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException wrong)
        {
            throw new FormatException(
                $"{Path.GetFileName(path)}, line {LineOfAnotherEncoding(path)}: the file is not UTF-8; save it in that encoding.", wrong);
        }
    }

    // A line's end is no part of another character, so that each line can be looked at by itself; here each byte is one.
    private static long LineOfAnotherEncoding(string path)
    {
        using var bytes = new StreamReader(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var line = 1L;
        while (bytes.ReadLine() is { } text && Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
        {
            line++;
        }

        return line;
    }
}
