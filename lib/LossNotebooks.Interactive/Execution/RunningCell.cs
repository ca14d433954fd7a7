using System.Diagnostics;
using System.Globalization;

namespace LossNotebooks.Interactive;

/// <summary>
/// A cell that was started. It flows with the code it starts, tasks and threads included, so that what they write after the cell has
/// ended, or while another cell or another session runs, still belongs to it.
/// </summary>
#pragma warning disable CA1001 // Code that the cell left behind may look at its token for ever; without a timer there is nothing to free.
internal sealed class RunningCell(int number, DisplayIds displayIds, IOutputSink sink, Func<InputRequest, string?>? input, TimeSpan? timeLimit)
#pragma warning restore CA1001
{
    private static readonly AsyncLocal<RunningCell?> Flowing = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancellation = new();
    private Stopwatch? stopwatch;
    private bool isLimited;

    /// <summary>The cell that the running code belongs to; null outside of any.</summary>
    public static RunningCell? Current => Flowing.Value;

    /// <summary>What diagnostics and stack traces call it.</summary>
    public string Name => $"cell {number}";

    /// <summary>Cancelled when the cell shall end; its code can see it.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    public void Cancel() => cancellation.Cancel();

    /// <summary>Begins to count the time limit, when code of the cell runs: restoring packages and compiling do not use it up.</summary>
    public void StartTimeLimit()
    {
        if (timeLimit is { } limit && Interlocked.Exchange(ref isLimited, true) is false)
            cancellation.CancelAfter(limit);
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
                sink.Write(output);
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
    public Error? Submit(string code, string? language) => Submissions.Submit(this, code, language);

    /// <summary>The value of a variable that the cells so far have declared; null when there is none of that name.</summary>
    public object? Variable(string name) => Submissions.Variable(name);

    /// <summary>From now until it ends the cell is timed.</summary>
    public void Time() => stopwatch = Stopwatch.StartNew();

    /// <summary>Writes what comes last. What the cell left in the background has no time limit.</summary>
    public void End(Error? error)
    {
        cancellation.CancelAfter(Timeout.InfiniteTimeSpan);
        if (error is not null)
            Write(error);
        if (stopwatch is null)
            return;
        var time = string.Create(CultureInfo.InvariantCulture, $"Wall time: {stopwatch.Elapsed.TotalMilliseconds:0.#}ms");
        Write(new DisplayData(MimeBundle.Of("text/plain", time), null));
    }
}
