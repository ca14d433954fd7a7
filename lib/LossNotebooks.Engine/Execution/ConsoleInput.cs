namespace LossNotebooks.Engine.Execution;

/// <summary>Stands in for the process's standard input: a cell that reads a line asks whoever runs it.</summary>
internal sealed class ConsoleInput(TextReader otherwise) : TextReader
{
    private string? line;
    private int position;

    public override string? ReadLine()
    {
        if (RunningCell.Current is not { } cell)
        {
            return otherwise.ReadLine();
        }

        var rest = line?[position..];
        line = null;
        return rest ?? cell.Ask("", isPassword: false);
    }

    public override int Read()
    {
        var next = Peek();
        position++;
        if (next == '\n')
        {
            line = null;
        }

        return next;
    }

    public override int Peek()
    {
        if (RunningCell.Current is not { } cell)
        {
            return otherwise.Peek();
        }

        if (line is null)
        {
            (line, position) = (cell.Ask("", isPassword: false), 0);
        }

        return line is null ? -1 : position < line.Length ? line[position] : '\n';
    }
}
