namespace LossNotebooks.Running;

/// <summary>
/// Notices which files change, come and go, by looking at their times and sizes: that works on every disk and with every editor's way to
/// save, and costs next to nothing for as many files as a course has.
/// </summary>
public sealed class FileWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Func<IEnumerable<string>> files;
    private Dictionary<string, (DateTime Written, long Length)> known;
    private IReadOnlyList<string> others = [];

    /// <summary>Takes note of the files as they are now.</summary>
    /// <param name="files">Which files there are, as often as it is asked; a <see cref="UserException"/> says that nobody knows
    /// now.</param>
    public FileWatch(Func<IEnumerable<string>> files)
    {
        this.files = files;
        known = Look() ?? [];
    }

    /// <summary>Follows other files as well from now on, in the place of those that it was given before.</summary>
    /// <param name="others">The files; they need not exist.</param>
    public void Follow(IReadOnlyList<string> others)
    {
        this.others = others;
        foreach (var (file, state) in States(others))
        {
            known.TryAdd(file, state);
        }
    }

    /// <summary>Waits until files have changed since the last call, and nobody writes them any more.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those that have changed, that are new, and that are gone.</returns>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellation)
    {
        for (var last = known; ;)
        {
            await Task.Delay(Pace, cancellation);
            var seen = Look() ?? last;
            var hasSettled = Differences(last, seen).Count == 0;
            last = seen;
            if (hasSettled && Differences(known, seen) is { Count: > 0 } changed)
            {
                known = seen;
                return changed;
            }
        }
    }

    private static List<string> Differences(
        Dictionary<string, (DateTime, long)> before, Dictionary<string, (DateTime, long)> now) =>
        [.. before.Except(now).Concat(now.Except(before)).Select(file => file.Key).Distinct()];

    private Dictionary<string, (DateTime, long)>? Look()
    {
        try
        {
            return States(files().Concat(others));
        }
        catch (Exception cause) when (cause is UserException or IOException)
        {
            return null;
        }
    }

    private static Dictionary<string, (DateTime, long)> States(IEnumerable<string> paths) =>
        paths.Select(Path.GetFullPath).Distinct().Select(path => new FileInfo(path)).Where(file => file.Exists)
            .ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length));
}
