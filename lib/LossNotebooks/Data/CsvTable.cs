namespace LossNotebooks;

/// <summary>Separated values, row by row: a line of names, then as many cells in each row.</summary>
/// <param name="cells">The cells.</param>
/// <param name="name">What errors are to call the text.</param>
internal sealed class CsvTable(CsvReader cells, string name)
{
    private long row;

    /// <summary>The names of the columns.</summary>
    /// <exception cref="FormatException">There is no first line, or it names a column twice.</exception>
    public IReadOnlyList<string> Header()
    {
        var names = new List<string>();
        while (Next(out var cell))
        {
            names.Add(cell.ToString());
            if (cells.EndsRow)
            {
                break;
            }
        }

        return names.Count == 0 ? throw new FormatException($"{name} is empty; its first line must name the columns.")
            : names.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? throw new FormatException($"{name} has two columns named '{twice.Key}'; give each a name of its own.")
            : names;
    }

    /// <summary>Adds the cells of the next rows to the columns, and says how many rows there were.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="most">So many rows at most.</param>
    /// <exception cref="FormatException">A row has more or fewer cells than there are columns.</exception>
    public int Read(CsvColumn[] columns, int most = int.MaxValue)
    {
        row = Math.Max(1, row);
        var rows = 0;
        for (var c = 0; rows < most && Next(out var cell); c = cells.EndsRow ? 0 : c + 1)
        {
            if (c == 0 && cells.EndsRow && cell.IsEmpty && columns.Length > 1)
            {
                continue; // an empty line
            }

            if (c < columns.Length)
            {
                columns[c].Add(cell);
            }

            if (cells.EndsRow)
            {
                RequireAll(c + 1, columns);
                row++;
                rows++;
            }
        }

        return rows;
    }

    private void RequireAll(int count, CsvColumn[] columns)
    {
        if (count != columns.Length)
        {
            throw new FormatException(
                $"{name}, row {row}: {count} cells where the first line names {columns.Length} columns"
                + (columns is [{ Name: var only }] && only.AsSpan().ContainsAny(";\t")
                    ? $", '{only}'; separate them by commas, or say what separates them: Csv.Load(…, separator: "
                        + (only.Contains(';') ? "';', decimalMark: ',')." : "'\\t').")
                    : "."));
        }
    }

    private bool Next(out ReadOnlySpan<char> cell)
    {
        try
        {
            return cells.Read(out cell);
        }
        catch (FormatException malformed)
        {
            throw new FormatException($"{name}, row {row}: {malformed.Message}", malformed);
        }
    }
}
