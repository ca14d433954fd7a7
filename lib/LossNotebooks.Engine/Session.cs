using LossNotebooks.Engine.Ahead;
using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Magics;
using LossNotebooks.Engine.Packages;

namespace LossNotebooks.Engine;

/// <summary>
/// One run of a notebook: cells of C# that see what earlier cells have declared. Sessions run side by side in one process, each with its
/// own variables and its own console; the libraries that they load are shared, and so is the current directory, which is the host's to set:
/// paths that cells open themselves start there. What else a cell changes of the process, such as formatters, is put back when the last
/// session ends: a host whose notebooks must know nothing of each other gives each a process.
/// </summary>
public sealed class Session : IDisposable
{
    private readonly Interpreter interpreter;
    private readonly DisplayIds displayIds = new();
    private readonly SemaphoreSlim turn = new(1);
    private bool isDisposed;

    /// <summary>Starts a session.</summary>
    /// <param name="workingDirectory">The notebook's folder: paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start there.</param>
    /// <param name="compiled">The notebook's cells where they were compiled ahead; the compiler is then started when it is needed.</param>
    public Session(string workingDirectory, CompiledNotebook? compiled = null)
    {
        interpreter = new Interpreter(Path.GetFullPath(workingDirectory), compiled ?? CompiledNotebook.Empty);
        ProcessState.Enter();
        WarmUp.Start();
    }

    /// <summary>Whether sessions of this process have loaded packages, of which each then has one version for all of them: a host whose
    /// notebooks may ask for another gives those that follow another process.</summary>
    public static bool HasLoadedPackages => PackageSet.HasAny;

    /// <summary>How many cells have been started; the number of the last one, which its errors name. A host that counts otherwise may set
    /// it.</summary>
    public int ExecutionCount { get; set; }

    /// <summary>How long a cell may be compiled and run; null for as long as it likes.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// Answers <c>Console.ReadLine</c>, on the cell's thread, with a line or null for the end of the input.
    /// Itself null where nobody can answer.
    /// </summary>
    public Func<InputRequest, string?>? Input { get; init; }

    /// <summary>
    /// Runs one cell after those before it. A fault of the cell never throws here: it is an output of kind <see cref="Error"/>.
    /// </summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <param name="cancellation">Stops the cell, whatever it does; the session keeps its variables.</param>
    /// <returns>Whether the cell succeeded.</returns>
    /// <exception cref="ObjectDisposedException">The session has been disposed.</exception>
    public Task<bool> RunAsync(string code, IOutputSink sink, CancellationToken cancellation = default) =>
        RunCellAsync(null, code, sink, cancellation);

    /// <inheritdoc cref="RunAsync"/>
    /// <param name="id">The id of the notebook's cell that holds the code, which may have been compiled ahead; null for none.</param>
#pragma warning disable CS1573 // The others are RunAsync's.
    public Task<bool> RunCellAsync(string? id, string code, IOutputSink sink, CancellationToken cancellation = default) =>
#pragma warning restore CS1573
        InTurnAsync(isCounted: true, cell => interpreter.RunCellAsync(cell, code, id), sink, cancellation);

    /// <summary>
    /// Shows what a value has become that a reader moves (<see cref="MimeBundle.Live"/>), as a cell of its own would: what fails is an
    /// output, and can be stopped.
    /// </summary>
    /// <param name="live">The value's method.</param>
    /// <param name="state">What the reader has chosen.</param>
    /// <param name="sink">Receives the new value, or an error.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it succeeded.</returns>
    /// <exception cref="ObjectDisposedException">The session has been disposed.</exception>
    public Task<bool> MoveAsync(
        Func<double[], object?> live, double[] state, IOutputSink sink, CancellationToken cancellation = default) =>
        InTurnAsync(isCounted: false, cell => Interpreter.MoveAsync(cell, () => live(state)), sink, cancellation);

    /// <summary>Whether a cell can't run without the compiler, which a host may have to fetch.</summary>
    /// <param name="id">The id of the notebook's cell that holds the code; null for none.</param>
    /// <param name="code">The code.</param>
    /// <returns>False for a cell that was compiled ahead, while it and those above it that ran are untouched.</returns>
    public bool NeedsCompiler(string? id, string code) => interpreter.NeedsCompiler(id, code);

    /// <summary>
    /// Gets ready for the next cell, whatever its code will be, which then takes 1 ms less: for a host that has a moment between cells in
    /// which nobody waits. Not while a cell runs.
    /// </summary>
    /// <returns>False where cells that were compiled ahead have run, of which the compiler is told one at a time: call again.</returns>
    public bool Prepare()
    {
        CellThread.Prepare();
        return interpreter.Prepare();
    }

    /// <summary>
    /// Compiles and runs something once: a process that has threads does so by itself, in a browser it takes seconds in which nobody should
    /// wait.
    /// </summary>
    /// <returns>Completed when it has run.</returns>
    public static Task WarmUpAsync() => WarmUp.RunAsync();

    /// <summary>What the word at a place in a cell that is being written may become; also while another cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">The place, in characters.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The candidates.</returns>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellation = default) =>
        OperatingSystem.IsBrowser()
            ? Task.FromResult(interpreter.NameService.Complete(code, position))
            : Task.Run(() => interpreter.LanguageService.CompleteAsync(code, position, cancellation), cancellation);

    /// <summary>What the word at a place in a cell that is being written is: its declaration and documentation.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="position">The place, in characters.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>A description as <c>text/plain</c> and <c>text/markdown</c>; null when there is nothing to say.</returns>
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellation = default) =>
        OperatingSystem.IsBrowser()
            ? Task.FromResult(interpreter.NameService.Inspect(code, position))
            : Task.Run(() => interpreter.LanguageService.InspectAsync(code, position, cancellation), cancellation);

    /// <summary>What the compiler says of a cell that is being written; also while another cell runs.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Errors and warnings in the order of their places.</returns>
    public Task<IReadOnlyList<CodeFault>> DiagnoseAsync(string code, CancellationToken cancellation = default) =>
        OperatingSystem.IsBrowser()
            ? Task.FromResult(interpreter.Faults(code, cancellation))
            : Task.Run(() => interpreter.Faults(code, cancellation), cancellation);

    /// <summary>Whether code can be run as it is, or more must follow.</summary>
    /// <param name="code">The cell's source.</param>
    /// <returns>Judged by its syntax alone.</returns>
    public static Completeness IsComplete(string code) => ScriptSyntax.IsComplete(Section.CSharpOf(code));

    /// <summary>Ends the session, after the cell that runs.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref isDisposed, true))
        {
            turn.WaitAsync().ContinueWith(
                _ => ProcessState.Leave(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<bool> InTurnAsync(
        bool isCounted, Func<RunningCell, Task<Error?>> run, IOutputSink sink, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            ConsoleCapture.Install();
            UnhandledExceptions.Install();
            ExecutionCount += isCounted ? 1 : 0;
            var cell = new RunningCell(ExecutionCount, displayIds, sink, Input, TimeLimit) { Submissions = interpreter };
            var error = await CellRunner.RunAsync(cell, () => run(cell), cancellation).ConfigureAwait(false);
            cell.End(error);
            return error is null;
        }
        finally
        {
            turn.Release();
        }
    }
}
