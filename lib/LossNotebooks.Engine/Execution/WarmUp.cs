using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Formatting;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// Runs formatters and compiler once in the background when the process's first session starts: most of a first cell's time goes into
/// translating them to machine code. The formatters come first, since a cell that starts at once begins with the compiler.
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
        ValueFormatter.Format(new[] { new { Value = 1.5 } }, []);
        var chain = new SubmissionChain(AppContext.BaseDirectory);
        chain.RunAsync(chain.Compile("var one = Enumerable.Range(0, 1).Select(i => i + 1).Sum(); one", "", CancellationToken.None));
    }
}
