using System.Globalization;
using System.Text;
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
    public static DataFrame Load(string path, params string[] text)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"There is no file '{path}' in {Directory.GetCurrentDirectory()}; check its name and folder.", path);
        }

        var name = Path.GetFileName(path);
        using var reader = new StringReader(Decode(File.ReadAllBytes(path), name));
        return Read(reader, name, text);
    }

    /// <summary>The same from any source of text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <param name="text">Columns to read as text although they hold numbers, such as codes; in them NA is text too.</param>
    /// <exception cref="ArgumentException">A column to read as text is not in the file.</exception>
    /// <exception cref="FormatException">The text is not what is described above; the sentence names the row and the column.</exception>
    public static DataFrame Read(TextReader reader, string name, params string[] text)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(text);
        var cells = new CsvReader(reader.ReadToEnd());
        var header = Row(cells, name, 0) ?? throw new FormatException($"{name} is empty; its first line must name the columns.");
        var rows = new List<string[]>();
        while (Row(cells, name, rows.Count + 1) is { } row)
        {
            if (row.Length == header.Length)
            {
                rows.Add(row);
            }
            else if (row is not [""])
            {
                throw new FormatException(
                    $"{name}, row {rows.Count + 1}: {row.Length} cells where the first line names {header.Length} columns"
                    + (header is [var only] && only.AsSpan().ContainsAny(";\t") ? $", '{only}'; separate them by commas." : "."));
            }
        }

        if (header.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new FormatException($"{name} has two columns named '{twice.Key}'; give each a name of its own.");
        }

        if (Array.Find(text, column => !header.Contains(column)) is { } unknown)
        {
            throw new ArgumentException($"{name} has no column '{unknown}'; it has {Require.Quoted(header)}.", nameof(text));
        }

        return new(header.Select((column, c) => text.Contains(column)
            ? new StringDataFrameColumn(column, rows.Select(row => row[c].Length == 0 ? null : row[c]))
            : Column(column, [.. rows.Select(row => row[c] is "" or "NA" ? null : row[c])], name)));
    }

    private static string Decode(byte[] bytes, string name)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF'); // the mark that some editors begin a file with
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.AsSpan(0, wrong.Index).Count((byte)'\n');
            throw new FormatException($"{name}, line {line}: the file is not UTF-8; save it in that encoding.", wrong);
        }
    }

    private static string[]? Row(CsvReader cells, string name, int row)
    {
        try
        {
            return cells.Next();
        }
        catch (FormatException malformed)
        {
            throw new FormatException($"{name}, row {row}: {malformed.Message}", malformed);
        }
    }

    // Numbers if a cell is one, text if none is.
    private static DataFrameColumn Column(string column, string?[] cells, string name)
    {
        if (!Array.Exists(cells, cell => TryNumber(cell, out _)))
        {
            return new StringDataFrameColumn(column, cells);
        }

        var finite = Array.FindIndex(cells, cell => TryNumber(cell, out var number) && double.IsFinite(number));
        var unlike = finite < 0 ? "" : $", as '{cells[finite]}' in row {finite + 1} is";
        return new DoubleDataFrameColumn(column, cells.Select((cell, row) => cell is null ? (double?)null
            : TryNumber(cell, out var number) && double.IsFinite(number) ? number
            : throw new FormatException(
                $"{name}, row {row + 1}, column '{column}': '{cell}' is not a finite number{unlike}; "
                + $"correct it, write NA if it is missing, or read the column as text: Csv.Load(…, text: \"{column}\").")));
    }

    // Also NaN and Infinity, which are no names of levels.
    private static bool TryNumber(string? cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
