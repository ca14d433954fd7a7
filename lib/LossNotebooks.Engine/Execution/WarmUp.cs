using LossNotebooks.Engine.Ahead;

namespace LossNotebooks.Engine.Execution;

/// <summary>
/// Runs what every cell needs once in the background when the process's first session starts, because most of a first cell's time goes
/// into translating it to machine code: a number's formatter, and a cell. No more than that, because whoever runs the first cell at once
/// runs it beside this.
/// </summary>
internal static class WarmUp
{
    private static readonly Lazy<Thread> Running = new(() =>
    {
        var thread = new Thread(() => RunAsync().GetAwaiter().GetResult()) { IsBackground = true, Name = nameof(WarmUp) };
        thread.Start();
        return thread;
    });

    /// <summary>Starts it, if it has not been started, and there are threads.</summary>
    public static void Start() => _ = OperatingSystem.IsBrowser() ? null : Running.Value;

    /// <summary>Does it on the calling thread.</summary>
    public static async Task RunAsync()
    {
        ValueFormatter.Format(1, []);
        var interpreter = new Interpreter(AppContext.BaseDirectory, CompiledNotebook.Empty);
        var cell = new RunningCell(0, new DisplayIds(), new OutputList(), input: null, timeLimit: null) { Submissions = interpreter };
        Task<Error?> RunCell() => interpreter.RunAsync(cell, "Enumerable.Range(0, 1).Select(i => i + 1).Sum()", cell.Name);
        await CellRunner.RunAsync(cell, RunCell, CancellationToken.None).ConfigureAwait(false);
    }
}
