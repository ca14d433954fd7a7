using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LossNotebooks.Cli;

/// <summary>
/// What browsers are told of the pages that they show: which have changed, counted in editions of the course, what is wrong with a
/// notebook, and what is being done to the pages.
/// </summary>
internal sealed class PageChanges
{
    // Pages that another run has served are older than all of this one.
    private readonly long first = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private readonly Dictionary<string, long> changed = [];
    private readonly Lock turn = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyDictionary<string, string>? problems;
    private string? progress;
    private long edition;

    public PageChanges() => edition = first;

    /// <summary>The edition that is served now.</summary>
    public long Edition => Interlocked.Read(ref edition);

    /// <summary>Whether there are pages.</summary>
    public bool HavePages => Volatile.Read(ref problems) is not null;

    /// <summary>What is being done to the pages, in a sentence; null when nothing is.</summary>
    public string? Progress
    {
        get => Volatile.Read(ref progress);
        set
        {
            lock (turn)
            {
                progress = value;
                Wake();
            }
        }
    }

    /// <summary>Tells whoever reads the pages, now or later.</summary>
    /// <param name="pages">The files of the pages that have been written since the last call.</param>
    /// <param name="problems">What is wrong, in a sentence, by the file of the page that should show it.</param>
    public void Tell(IEnumerable<string> pages, IReadOnlyDictionary<string, string> problems)
    {
        lock (turn)
        {
            var now = Interlocked.Increment(ref edition);
            foreach (var page in pages)
            {
                changed[page] = now;
            }
            this.problems = problems;
            Wake();
        }
    }

    /// <summary>What there is to tell, once pages are there, and again whenever there is more.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var (told, more) = Now();
            if (told is not null)
            {
                yield return told;
            }
            await more.WaitAsync(cancellation);
        }
    }

    private (string? Message, Task Next) Now()
    {
        lock (turn)
        {
            var told = problems is null ? null : JsonSerializer.Serialize(new { now = edition, first, changed, problems, progress });
            return (told, next.Task);
        }
    }

    private void Wake()
    {
        next.SetResult();
        next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
