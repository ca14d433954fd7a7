using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <content>Files larger than memory.</content>
public static partial class Csv
{
    /// <summary>A file in blocks of rows, for one that is larger than memory: it is read anew whenever the sequence is enumerated, as
    /// <see cref="FrameRecipe{TOutput, TDistribution}.Train(IEnumerable{DataFrame}, string[])"/> does. Before the first block it is read
    /// once to find out what its columns hold, so that each has the same type in every block.</summary>
    /// <param name="path">A file as <see cref="Load(string, string[])"/> reads it.</param>
    /// <param name="rows">How many rows a block has, ≥ 1; the last has what is left.</param>
    /// <param name="separator">What separates the cells.</param>
    /// <param name="decimalMark">What separates the whole from the fraction of a number.</param>
    /// <param name="missing">What stands for a missing value, besides an empty cell.</param>
    /// <param name="text">Columns to read as text although they hold numbers; in them only an empty cell is missing.</param>
    /// <returns>At least one frame, which of a file without rows has none.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A column to read as text is not in the file, the marks can't be told apart, or
    /// <paramref name="rows"/> is less than 1.</exception>
    /// <exception cref="FormatException">The file is not as described; the sentence names the row and the column.</exception>
    public static IEnumerable<DataFrame> Blocks(
        string path, int rows = 65_536, char separator = ',', char decimalMark = '.', string missing = "NA", params string[] text)
    {
        ArgumentNullException.ThrowIfNull(path);
        Require.AtLeast(1, rows);
        var name = Path.GetFileName(path);
        IEnumerable<CsvColumn[]> Read(CsvColumn[]? known)
        {
            using var reader = Open(path);
            var (table, columns) = Decoded(path, () => Begin(PastMark(reader), name, separator, decimalMark, missing, text));
            columns = known is null ? columns : Array.ConvertAll(known, column => column.Again());
            for (int count = Decoded(path, () => table.Read(columns, rows)), blocks = 0; count > 0 || blocks == 0; blocks++)
            {
                yield return columns;
                columns = Array.ConvertAll(columns, column => column.Next());
                count = Decoded(path, () => table.Read(columns, rows));
            }
        }

        var kinds = Read(known: null).Last();
        foreach (var column in kinds)
        {
            column.RequireOneKind(name);
        }

        return Read(kinds).Select(columns => new DataFrame(columns.Select(column => column.ToColumn(name))));
    }
}
