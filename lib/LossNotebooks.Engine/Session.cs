using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Execution;
using LossNotebooks.Engine.Formatting;
using Microsoft.DotNet.Interactive;

namespace LossNotebooks.Engine;

/// <summary>
/// One run of a notebook: cells of C# that see what earlier cells have declared. Sessions run side by side in one process, each with its
/// own variables and its own console; the libraries that they load are shared.
/// </summary>
public sealed class Session : IDisposable
{
    private readonly SubmissionChain chain;
    private readonly DisplayIds displayIds = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Starts a session.</summary>
    /// <param name="workingDirectory">The folder of the notebook, to which paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> are relative.</param>
    public Session(string workingDirectory)
    {
        chain = new SubmissionChain(Path.GetFullPath(workingDirectory));
        ConsoleCapture.Install();
    }

    /// <summary>How many cells have been started; the number of the last one, which its errors name.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Runs one cell after those before it. A fault of the cell never throws here: it is an output of kind <see cref="Error"/>.</summary>
    /// <param name="code">The cell's source.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <param name="cancellation">Stops the cell, whatever it does; the session keeps its variables.</param>
    /// <returns>Whether the cell succeeded.</returns>
    public async Task<bool> RunAsync(string code, IOutputSink sink, CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var cell = new Cell(++ExecutionCount, displayIds, sink, cancellation);
            return await Task.Run(() => RunAsync(cell, code), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<bool> RunAsync(Cell cell, string code)
    {
        cell.Enter();
        try
        {
            var submission = chain.Compile(code, cell.Name, cell.Cancellation);
            ErrorReport.WriteDiagnostics(cell, submission.Diagnostics);
            if (submission.HasErrors)
            {
                cell.Write(ErrorReport.Compilation());
                return false;
            }
            var value = await chain.RunAsync(submission).ConfigureAwait(false);
            if (value is not DisplayedValue && (value is not null || submission.HasValue()))
                cell.Write(new ExecuteResult(ValueFormatter.Format(value, [])));
            return true;
        }
#pragma warning disable CA1031 // Whatever a cell throws is its output.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            cell.Write(ErrorReport.Exception(exception));
            return false;
        }
    }
}
