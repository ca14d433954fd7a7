using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;

namespace LossNotebooks.Running;

/// <summary>A worker as its supervisor sees it. Its current directory is the notebooks' folder.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly WorkerPipe wire;
    private readonly TaskCompletionSource<string> lastWords = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process, WorkerPipe wire, string folder)
    {
        (this.process, this.wire, Folder) = (process, wire, folder);
        _ = ListenAsync();
    }

    /// <summary>Where its notebooks lie.</summary>
    public string Folder { get; }

    /// <summary>Whether what it runs next will notice nothing of what it ran before.</summary>
    public bool IsReusable { get; private set; }

    /// <summary>Starts a worker.</summary>
    /// <exception cref="UserException">No process can be started in the folder.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerProgram program, string folder, CancellationToken cancellation)
    {
        var name = Guid.NewGuid().ToString("N");
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            var process = Process.Start(new ProcessStartInfo(program.File, [.. program.Arguments, name])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close(); // Nobody answers a cell that asks.
            var worker = new WorkerProcess(process, new WorkerPipe(pipe), folder);
            var connected = pipe.WaitForConnectionAsync(cancellation);
            if (await Task.WhenAny(connected, process.WaitForExitAsync(cancellation)) != connected || !connected.IsCompletedSuccessfully)
            {
                var end = await worker.DescribeEndAsync(cancellation);
                worker.Dispose();
                throw new UserException($"The process that runs notebooks did not start{end}.");
            }
            return worker;
        }
        catch (Win32Exception cause)
        {
            pipe.Dispose();
            throw new UserException($"{folder}: no notebook can be run there: {cause.Message}", cause);
        }
    }

    /// <summary>Runs a notebook.</summary>
    /// <exception cref="UserException">The notebook failed.</exception>
    /// <exception cref="WorkerEndedException">The process ended before the notebook did.</exception>
    public async Task<Notebook> RunAsync(
        Notebook notebook, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        IsReusable = false;
        wire.Write(new()
        {
            ["path"] = Path.GetFullPath(notebook.Path),
            ["text"] = NotebookFile.ToText(notebook),
            ["timeLimit"] = options.TimeLimit.TotalSeconds,
            ["allowErrors"] = options.AllowErrors,
        });
        var (done, total) = (0, notebook.CodeCells.Count());
        while (await wire.ReadAsync(cancellation) is { } message)
        {
            if (message["done"] is { } count)
            {
                done = (int)count;
                progress?.Report(new(notebook, done, total));
                continue;
            }
            if (message["failure"] is { } failure)
            {
                throw new UserException((string)failure!);
            }
            IsReusable = !(bool)message["leavesTraces"]!;
            return NotebookFile.Parse((string)message["executed"]!, notebook.Path);
        }
        var place = done < total ? $"code cell {done + 1}" : "after its last cell";
        throw new WorkerEndedException(
            $"{notebook.FileName}, {place}: the process that ran it ended{await DescribeEndAsync(cancellation)}.");
    }

    /// <summary>Ends the process, with all that cells have started in it.</summary>
    public void Dispose()
    {
        wire.Dispose();
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        process.Dispose();
    }

    private async Task<string> DescribeEndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        // What a cell started may keep the stream open.
        await Task.WhenAny(lastWords.Task, Task.Delay(TimeSpan.FromSeconds(1), cancellation));
        var words = lastWords.Task is { IsCompletedSuccessfully: true, Result: { Length: > 0 } line } ? $" ({line.TrimEnd('.')})" : "";
        return $" with exit code {process.ExitCode}{words}";
    }

    /// <summary>Keeps the first line that the runtime, or a native library, writes before it ends the process.</summary>
    private async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lastWords.TrySetResult(line.Trim());
            }
        }
        lastWords.TrySetResult("");
    }
}

/// <summary>A worker's process ended while it ran a notebook. The message says where, and what is known of the reason.</summary>
internal sealed class WorkerEndedException(string sentence) : Exception(sentence);
