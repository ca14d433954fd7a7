using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace LossNotebooks.Running;

/// <summary>Runs notebooks one after the other for a <see cref="Supervisor"/> in another process, and ends with it.</summary>
public static class Worker
{
    /// <summary>Serves until the supervisor has gone.</summary>
    /// <param name="pipe">The name of the supervisor's pipe.</param>
    public static async Task ServeAsync(string pipe)
    {
        // Ctrl-C reaches all processes of a terminal; the supervisor, which has heard it too, decides.
        using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var stream = new NamedPipeClientStream(
            ".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        await stream.ConnectAsync();
        using var wire = new WorkerPipe(stream);
        for (var next = NextAsync(wire); ;)
        {
            var request = await next;
            next = NextAsync(wire); // While the notebook runs: the supervisor may go.
            wire.Write(await AnswerAsync(request, wire));
        }
    }

    private static async Task<JsonObject> NextAsync(WorkerPipe wire)
    {
        if (await wire.ReadAsync() is { } request)
        {
            return request;
        }
        Process.GetCurrentProcess().Kill(); // A cell may have made any gentler end impossible.
        throw new UnreachableException();
    }

    private static async Task<JsonObject> AnswerAsync(JsonObject request, WorkerPipe wire)
    {
        try
        {
            var notebook = NotebookFile.Parse((string)request["text"]!, (string)request["path"]!);
            var options = new RunOptions(TimeSpan.FromSeconds((double)request["timeLimit"]!), (bool)request["allowErrors"]!);
            OutputKey.Remove(notebook);
            var executed = await new NotebookRunner(options).RunAsync(notebook, new Reporter(wire));
            var cells = RanCode.OfLastRun();
            if (!Inputs.AreTaken(cells))
            {
                OutputKey.Write(executed);
            }
            return new() { ["executed"] = NotebookFile.ToText(executed), ["leavesTraces"] = Traces.AreLeft(cells) };
        }
        catch (UserException failure)
        {
            return new() { ["failure"] = failure.Message };
        }
    }

    private sealed class Reporter(WorkerPipe wire) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => wire.Write(new() { ["done"] = value.Done });
    }
}
