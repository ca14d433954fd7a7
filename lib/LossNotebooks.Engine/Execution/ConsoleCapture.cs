using System.Text;

namespace LossNotebooks.Engine.Execution;

/// <summary>Stands in for the process's standard streams and hands what a cell writes to that cell.</summary>
internal sealed class ConsoleCapture(string stream, TextWriter otherwise) : TextWriter
{
    private static readonly Lock Gate = new();
    private static (TextWriter Out, TextWriter Error, TextReader In)? captured;

    /// <summary>
    /// Captures, and again where a cell has replaced a stream: it keeps that until it ends. Code outside of cells keeps writing where it
    /// wrote.
    /// </summary>
    public static void Install()
    {
        lock (Gate)
        {
            captured ??= (
                Synchronized(new ConsoleCapture(Stream.StandardOutput, Console.Out)),
                Synchronized(new ConsoleCapture(Stream.StandardError, Console.Error)),
                TextReader.Synchronized(new ConsoleInput(OperatingSystem.IsBrowser() ? TextReader.Null : Console.In)));
            var (output, error, input) = captured.Value;
            if (Console.Out != output)
            {
                Console.SetOut(output);
            }
            if (Console.Error != error)
            {
                Console.SetError(error);
            }
            if (!OperatingSystem.IsBrowser() && Console.In != input)
            {
                Console.SetIn(input);
            }
        }
    }

    public override Encoding Encoding => otherwise.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (RunningCell.Current is not { } cell)
        {
            otherwise.Write(value);
        }
        else if (!string.IsNullOrEmpty(value))
        {
            cell.Write(new Stream(stream, value));
        }
    }

    public override void WriteLine() => Write("\n"); // Always the same bytes, also on Windows.

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush()
    {
        if (RunningCell.Current is null)
        {
            otherwise.Flush();
        }
    }
}
