using System.Globalization;
using Microsoft.Data.Analysis;
using Microsoft.VisualBasic.FileIO;

namespace LossNotebooks;

/// <summary>Reads comma-separated values into data frames: columns of numbers are <c>double</c>, all others <c>string</c>.</summary>
/// <remarks>
/// The first line names the columns. An empty cell and <c>NA</c> are missing (null). A column holds numbers if its first cell that is not
/// missing is one, and then all its cells must be: a typing error does not silently turn a column of numbers into text.
/// </remarks>
public static class Csv
{
    /// <summary>The file at <paramref name="path"/>, relative to the notebook's folder, as a data frame.</summary>
    /// <param name="path">A comma-separated file with a first line of column names; decimal points, UTF-8.</param>
    /// <param name="text">Columns to read as text although they start with a number, such as codes.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A column to read as text is not in the file.</exception>
    /// <exception cref="FormatException">The file is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Load(string path, params string[] text)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}' in {Directory.GetCurrentDirectory()}; check its name and folder.", path);
        }

        using var reader = new StreamReader(path);
        return Read(reader, Path.GetFileName(path), text);
    }

    /// <summary>Comma-separated values from any reader, as a data frame.</summary>
    /// <param name="reader">Where the text comes from.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">Columns to read as text although they start with a number, such as codes.</param>
    /// <exception cref="ArgumentException">A column to read as text is not there.</exception>
    /// <exception cref="FormatException">The text is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Read(TextReader reader, string name, params string[] text)
    {
        using var parser = new TextFieldParser(reader) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var header = Fields(parser, name, 0) ?? throw new FormatException($"{name} is empty; its first line must name the columns.");
        var rows = new List<string[]>();
        while (Fields(parser, name, rows.Count + 1) is { } row)
        {
            rows.Add(row.Length == header.Length ? row
                : throw new FormatException($"{name}, row {rows.Count + 1}: {row.Length} cells where the first line names {header.Length} columns."));
        }

        if (header.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new FormatException($"{name} has two columns named '{twice.Key}'; give each a name of its own.");
        }

        if (Array.Find(text, column => !header.Contains(column)) is { } unknown)
        {
            throw new ArgumentException($"{name} has no column '{unknown}'; it has {Require.Quoted(header)}.", nameof(text));
        }

        return new(header.Select((column, c) =>
        {
            string?[] cells = [.. rows.Select(row => row[c] is "" or "NA" ? null : row[c])];
            return !text.Contains(column) && Array.Find(cells, cell => cell is not null) is { } first && TryNumber(first, out _)
                ? new DoubleDataFrameColumn(column, cells.Select((cell, row) => Number(cell, name, row + 1, column)))
                : (DataFrameColumn)new StringDataFrameColumn(column, cells);
        }));
    }

    private static string[]? Fields(TextFieldParser parser, string name, int row)
    {
        try
        {
            return parser.ReadFields();
        }
        catch (MalformedLineException)
        {
            throw new FormatException($"{name}, row {row}: a quotation mark is not closed or stands inside a cell that is not quoted.");
        }
    }

    private static double? Number(string? cell, string name, int row, string column) =>
        cell is null ? null
        : TryNumber(cell, out var number) ? number
        : throw new FormatException(
            $"{name}, row {row}, column '{column}': '{cell}' is not a finite number; correct it, or ask for the column as text.");

    private static bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
