namespace LossNotebooks.Notebooks;

/// <summary>A turn among processes: whoever holds a file has it.</summary>
public static class Turn
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no other process has its turn.</summary>
    /// <param name="path">The file, which is made where it is missing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The turn, which ends when this is disposed.</returns>
    /// <exception cref="IOException">The file cannot be opened, for another reason than that it is held.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        FileStream? turn;
        while ((turn = TryTake(path)) is null)
        {
            await Task.Delay(Pace, cancellation);
        }
        return turn;
    }

    /// <summary>The same on a thread that has nothing else to do, without the thread pool.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static FileStream Take(string path, CancellationToken cancellation)
    {
        FileStream? turn;
        while ((turn = TryTake(path)) is null)
        {
            cancellation.WaitHandle.WaitOne(Pace);
            cancellation.ThrowIfCancellationRequested();
        }
        return turn;
    }

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeld(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;
}
