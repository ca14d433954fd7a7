using System.Diagnostics;
using System.Globalization;

namespace LossNotebooks.Interactive;

/// <summary>
/// A cell that was started. It flows with the code it starts, tasks and threads included, so that what they write after the cell has
/// ended, or while another cell or another session runs, still belongs to it.
/// </summary>
#pragma warning disable CA1001 // Code that the cell left behind may look at its token for ever; without a timer there is nothing to free.
internal sealed class RunningCell(
    int number, DisplayIds displayIds, IOutputSink sink, Func<InputRequest, string?>? input, TimeSpan? timeLimit)
#pragma warning restore CA1001
{
    private static readonly AsyncLocal<RunningCell?> Flowing = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly ManualResetEventSlim ended = new();
    private Stopwatch? stopwatch;
    private Task? code;
    private bool isLimited;

    /// <summary>Raised with the time limit when that is used up, on a thread of its own.</summary>
    public event Action<TimeSpan>? TimeIsUp;

    /// <summary>The cell that the running code belongs to; null outside of any.</summary>
    public static RunningCell? Current => Flowing.Value;

    /// <summary>What diagnostics and stack traces call it.</summary>
    public string Name => $"cell {number}";

    /// <summary>Cancelled when the cell shall end; its code can see it.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>Whether code of the cell runs or waits, perhaps in the thread pool after the cell was stopped.</summary>
    public bool IsCodeRunning => code is { IsCompleted: false };

    /// <summary>Cancels at once; what listens to the token hears of it in the thread pool, so that nobody here waits for it.</summary>
    public void Cancel() => _ = cancellation.CancelAsync();

    /// <summary>Begins to count the time limit, when code of the cell is compiled: restoring packages before that does not use it
    /// up.</summary>
    public void StartTimeLimit()
    {
        if (timeLimit is not { } limit || Interlocked.Exchange(ref isLimited, true))
        {
            return;
        }
        // Not a timer: that would wait for the thread pool, which the cell may fill.
        var thread = new Thread(() =>
        {
            if (!ended.Wait(limit))
            {
                TimeIsUp?.Invoke(limit);
            }
        });
        thread.IsBackground = true;
        thread.UnsafeStart();
    }

    /// <summary>Waits for code of the cell: the cell's own thread does, so that what is given back is done; a page has none.</summary>
    /// <exception cref="OperationCanceledException">The cell was cancelled; the code may still run.</exception>
    public async Task<object?> AwaitAsync(Func<Task<object?>> start)
    {
        var around = code; // A cell can run other code in its midst, such as a package's extension.
        var running = start();
        code = running;
        try
        {
            if (!OperatingSystem.IsBrowser())
            {
                Task.WaitAny([running], Cancellation);
            }
            return await running.ConfigureAwait(false);
        }
        finally
        {
            code = around is { IsCompleted: false } ? around : running;
        }
    }

    /// <summary>The session that runs it.</summary>
    public required ISubmissions Submissions { private get; init; }

    public string NewDisplayId() => displayIds.Next();

    /// <summary>Makes this the current cell of the calling thread and of everything that it starts.</summary>
    public void Enter() => Flowing.Value = this;

    public void Write(Output output)
    {
        var writer = Flowing.Value;
        Flowing.Value = null; // What the sink itself writes to the console is the host's, not the cell's.
        try
        {
            lock (gate)
            {
                sink.Write(output);
            }
        }
        finally
        {
            Flowing.Value = writer;
        }
    }

    /// <summary>Asks for a line; null at the end of the input.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public string? Ask(string prompt, bool isPassword) => input is null
        ? throw new InvalidOperationException("The cell asks for input, and this notebook runs without anybody to answer.")
        : input(new InputRequest(prompt, isPassword, Cancellation));

    /// <summary>Runs code as if it stood in this cell.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    public Task<Error?> SubmitAsync(string code, string? language) => Submissions.SubmitAsync(this, code, language);

    /// <summary>The value of a variable that the cells so far have declared; null when there is none of that name.</summary>
    public object? Variable(string name) => Submissions.Variable(name);

    /// <summary>From now until it ends the cell is timed.</summary>
    public void Time() => stopwatch = Stopwatch.StartNew();

    /// <summary>Writes what comes last. What the cell left in the background has no time limit.</summary>
    public void End(Error? error)
    {
        ended.Set();
        if (error is not null)
        {
            Write(error);
        }

        if (stopwatch is null)
        {
            return;
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"Wall time: {stopwatch.Elapsed.TotalMilliseconds:0.#}ms");
        Write(new DisplayData(MimeBundle.Of("text/plain", time), null));
    }
}
