using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <summary>A column of separated values while it is read: numbers if a cell is one, text if none is.</summary>
/// <param name="name">Its name.</param>
/// <param name="isText">Whether it is text whatever it holds.</param>
/// <param name="decimalMark">What separates the whole from the fraction of a number.</param>
/// <param name="missing">What stands for a missing number or text, besides an empty cell.</param>
internal sealed class CsvColumn(string name, bool isText, char decimalMark, string missing)
{
    private readonly NumberFormatInfo format = new() { NumberDecimalSeparator = decimalMark.ToString() };
    private readonly List<string?> texts = []; // up to the last cell that is text; null where a value is missing
    private readonly HashSet<string> levels = [];
    private byte[] numbers = []; // doubles, as a frame keeps them; NaN where a value is missing
    private bool hasNumbers;
    private (long Row, string Cell)? finite, unlike; // the first finite number, and the first cell that is none
    private int rows;
    private long before; // rows of blocks before this one

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The same column, for the next block of rows: it knows what it holds.</summary>
    public CsvColumn Next() => new(name, isText, decimalMark, missing)
    {
        before = before + rows,
        hasNumbers = hasNumbers,
        finite = finite,
        unlike = unlike,
    };

    /// <summary>The same column, for the first block of rows.</summary>
    public CsvColumn Again() => new(name, isText, decimalMark, missing)
    {
        hasNumbers = hasNumbers,
        finite = finite,
    };

    /// <summary>Adds a cell.</summary>
    public void Add(ReadOnlySpan<char> cell)
    {
        if (isText ? !cell.IsEmpty : !(cell.IsEmpty || cell.SequenceEqual(missing)))
        {
            // NaN and Infinity are numbers here, and no names of levels.
            if (!isText && TryNumber(cell, out var number))
            {
                AddNumber(number, cell);
            }
            else
            {
                AddText(cell);
            }
        }

        rows++;
    }

    /// <summary>The column as it was read.</summary>
    /// <exception cref="FormatException">Some cells are finite numbers and some are not.</exception>
    public DataFrameColumn ToColumn(string file)
    {
        if (!hasNumbers)
        {
            return new StringDataFrameColumn(name, texts.Concat(Enumerable.Repeat<string?>(null, rows - texts.Count)));
        }

        RequireOneKind(file);
        Resize(rows);
        var column = new DoubleDataFrameColumn(name, numbers, ReadOnlyMemory<byte>.Empty, rows, 0);
        for (var row = 0; row < rows; row++)
        {
            if (double.IsNaN(Numbers[row]))
            {
                column[row] = null;
            }
        }

        return column;
    }

    /// <summary>Throws if some cells are numbers and some are not.</summary>
    /// <exception cref="FormatException">They are.</exception>
    public void RequireOneKind(string file)
    {
        if (hasNumbers && unlike is var (row, cell))
        {
            throw new FormatException(
                $"{file}, row {row + 1}, column '{name}': '{cell}' is not a finite number"
                + (finite is var (other, number) ? $", as '{number}' in row {other + 1} is" : "")
                + $"; correct it, {(missing.Length > 0 ? $"write {missing}" : "leave it empty")} if it is missing, "
                + $"or read the column as text (text: \"{name}\").");
        }
    }

    private Span<double> Numbers => MemoryMarshal.Cast<byte, double>(numbers.AsSpan());

    private bool TryNumber(ReadOnlySpan<char> cell, out double number) => PlainDecimal.TryParse(cell, decimalMark, out number)
        || double.TryParse(cell, NumberStyles.Float, format, out number);

    private void AddNumber(double number, ReadOnlySpan<char> cell)
    {
        hasNumbers = true;
        if (!double.IsFinite(number))
        {
            unlike ??= (before + rows, cell.ToString());
            return;
        }

        finite ??= (before + rows, cell.ToString());
        if (rows >= Numbers.Length)
        {
            Resize(Math.Max(1024, (int)Math.Min(2L * rows, Array.MaxLength / sizeof(double))));
        }

        Numbers[rows] = number;
    }

    private void AddText(ReadOnlySpan<char> cell)
    {
        if (!isText)
        {
            unlike ??= (before + rows, cell.ToString());
        }

        var known = levels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(cell, out var text))
        {
            levels.Add(text = cell.ToString());
        }

        while (texts.Count < rows)
        {
            texts.Add(null);
        }

        texts.Add(text);
    }

    // What is new is missing until it is written.
    private void Resize(int length)
    {
        var known = Numbers.Length;
        Array.Resize(ref numbers, length * sizeof(double));
        Numbers[Math.Min(known, length)..].Fill(double.NaN);
    }
}
