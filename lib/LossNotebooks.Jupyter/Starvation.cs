namespace LossNotebooks.Jupyter;

/// <summary>
/// Keeps the pool of threads from standing still. Sockets need it: what comes in waits in the same line as the tasks of cells, and when
/// those hold every thread, the pool gets one more in half a second at best, so that behind 200 sleeping tasks not even an interrupt
/// would be heard for minutes.
/// </summary>
internal static class Starvation
{
    private const int Most = 1024;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    /// <summary>Watches the pool, on a thread that is none of its own, for as long as the process lives.</summary>
    public static void Prevent() => new Thread(Watch) { Name = "starvation", IsBackground = true }.Start();

    private static void Watch()
    {
        ThreadPool.GetMinThreads(out var usual, out var ports);
        for (var (least, done) = (usual, 0L); ; done = ThreadPool.CompletedWorkItemCount)
        {
            Thread.Sleep(Pace);
            var progress = ThreadPool.CompletedWorkItemCount - done;
            var next = Next(usual, least, ThreadPool.ThreadCount, ThreadPool.PendingWorkItemCount, progress);
            if (next != least && ThreadPool.SetMinThreads(next, ports))
            {
                least = next;
            }
        }
    }

    /// <summary>
    /// How many threads the pool may start at once: twice as many as it has when none of them has done anything, the usual number when
    /// nothing waits.
    /// </summary>
    internal static int Next(int usual, int least, int threads, long waiting, long done) => (waiting, done) switch
    {
        (0, _) => usual,
        (_, 0) => Math.Max(least, Math.Min(2 * threads, Most)),
        _ => least,
    };
}
