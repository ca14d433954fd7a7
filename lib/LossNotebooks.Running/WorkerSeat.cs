namespace LossNotebooks.Running;

/// <summary>
/// A worker at a time. It is handed one notebook after the other, which spares each the start of the compiler, until one has failed or
/// left traces in the process; then the next gets a new worker.
/// </summary>
internal sealed class WorkerSeat(WorkerProgram program, RunOptions options) : IDisposable
{
    private WorkerProcess? worker;

    /// <summary>Runs a notebook.</summary>
    /// <exception cref="UserException">The notebook failed, or ended its process.</exception>
    public async Task<Notebook> RunAsync(Notebook notebook, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (worker?.Folder != notebook.Folder)
        {
            Dispose();
        }
        var ranOthers = worker is not null;
        try
        {
            worker ??= await WorkerProcess.StartAsync(program, notebook.Folder, cancellation);
            return await worker.RunAsync(notebook, options, progress, cancellation);
        }
        catch (WorkerEndedException) when (ranOthers)
        {
            Dispose(); // What ended it may have been left behind by another notebook: this one gets a process of its own.
            return await RunAsync(notebook, progress, cancellation);
        }
        catch (WorkerEndedException end)
        {
            throw new UserException(end.Message, end);
        }
        finally
        {
            if (worker is { IsReusable: false })
            {
                Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        worker?.Dispose();
        worker = null;
    }
}
