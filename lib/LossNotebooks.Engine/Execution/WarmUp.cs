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
        var thread = new Thread(Run) { IsBackground = true, Name = nameof(WarmUp) };
        thread.Start();
        return thread;
    });

    /// <summary>Starts it, if it has not been started, and there are threads.</summary>
    public static void Start() => _ = OperatingSystem.IsBrowser() ? null : Running.Value;

    private static void Run()
    {
        ValueFormatter.Format(1, []);
        var interpreter = new Interpreter(AppContext.BaseDirectory, CompiledNotebook.Empty);
        var cell = new RunningCell(0, new DisplayIds(), new OutputList(), input: null, timeLimit: null) { Submissions = interpreter };
        Error? RunCell() => interpreter.Run(cell, "Enumerable.Range(0, 1).Select(i => i + 1).Sum()", cell.Name);
        CellRunner.RunAsync(cell, RunCell, CancellationToken.None).GetAwaiter().GetResult();
    }
}
