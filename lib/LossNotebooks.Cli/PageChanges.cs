using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LossNotebooks.Cli;

/// <summary>
/// What browsers are told of the pages that they show: which have changed, counted in editions of the course, and what is wrong with a
/// notebook.
/// </summary>
internal sealed class PageChanges
{
    // Pages that another run has served are older than all of this one.
    private readonly long first = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private readonly Dictionary<string, long> changed = [];
    private readonly Lock turn = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? message;
    private long edition;

    public PageChanges() => edition = first;

    /// <summary>The edition that is served now.</summary>
    public long Edition => Interlocked.Read(ref edition);

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
            message = JsonSerializer.Serialize(new { now, first, changed, problems });
            next.SetResult();
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
            return (message, next.Task);
        }
    }
}
