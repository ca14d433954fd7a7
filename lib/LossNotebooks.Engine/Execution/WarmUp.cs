using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Formatting;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// Runs compiler and formatters once in the background when the process's first session starts: most of a first cell's time goes into
/// translating them to machine code. What every cell needs comes first: a number's formatter, the compiler, and the compiler again, since
/// a cell after another one takes other paths through it.
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
        var chain = new SubmissionChain(AppContext.BaseDirectory);
        foreach (var code in (string[])["var one = Enumerable.Range(0, 1).Select(i => i + 1).Sum(); one", "one + 1"])
            chain.RunAsync(chain.Compile(code, "", CancellationToken.None));
        ValueFormatter.Format(new[] { new { Value = 1.5 } }, []);
    }
}
