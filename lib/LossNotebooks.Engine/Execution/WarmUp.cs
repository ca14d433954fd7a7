using LossNotebooks.Engine.Formatting;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// Runs compiler and formatters once in the background when the process's first session starts: most of a first cell's time goes into
/// translating them to machine code. What every cell needs comes first: a number's formatter, a cell, and another, since a cell after
/// another one takes other paths.
/// </summary>
internal static class WarmUp
{
    private static readonly Lazy<Thread> Running = new(() =>
    {
        var thread = new Thread(Run) { IsBackground = true, Name = nameof(WarmUp) };
        thread.Start();
        return thread;
    });

    /// <summary>Starts it, if it has not been started.</summary>
    public static void Start() => _ = Running.Value;

    private static void Run()
    {
        ValueFormatter.Format(1, []);
        using var session = new Session(AppContext.BaseDirectory);
        foreach (var code in (string[])["var one = Enumerable.Range(0, 1).Select(i => i + 1).Sum(); one", "one + 1"])
        {
            session.RunAsync(code, new Nowhere()).GetAwaiter().GetResult();
            session.Prepare();
        }
        ValueFormatter.Format(new[] { new { Value = 1.5 } }, []);
    }

    private sealed class Nowhere : IOutputSink
    {
        public void Write(Output output)
        {
        }
    }
}
