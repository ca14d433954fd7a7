using System.Text;

namespace LossNotebooks.Engine.Execution;

/// <summary>Stands in for the process's standard streams and hands what a cell writes to that cell.</summary>
internal sealed class ConsoleCapture(string stream, TextWriter otherwise) : TextWriter
{
    private static readonly Lazy<bool> Installation = new(() =>
    {
        Console.SetOut(new ConsoleCapture(Stream.StandardOutput, Console.Out));
        Console.SetError(new ConsoleCapture(Stream.StandardError, Console.Error));
        Console.SetIn(new ConsoleInput(Console.In));
        return true;
    });

    /// <summary>Begins to capture, once per process; code outside of cells keeps writing where it wrote.</summary>
    public static void Install() => _ = Installation.Value;

    public override Encoding Encoding => otherwise.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (RunningCell.Current is not { } cell)
            otherwise.Write(value);
        else if (!string.IsNullOrEmpty(value))
            cell.Write(new Stream(stream, value));
    }

    public override void WriteLine() => Write("\n"); // Always the same bytes, also on Windows.

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush()
    {
        if (RunningCell.Current is null)
            otherwise.Flush();
    }
}
