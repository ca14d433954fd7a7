using System.Collections.Concurrent;

namespace LossNotebooks.Testing;

/// <summary>What classes of tests have in common, and none of them owns: each thing ends after the last test of the assembly.</summary>
public sealed class Shared : IDisposable
{
    private static readonly ConcurrentStack<IDisposable> Kept = [];

    /// <summary>Ends a thing after the last test.</summary>
    public static void UntilTheEnd(IDisposable thing) => Kept.Push(thing);

    public void Dispose()
    {
        while (Kept.TryPop(out var thing))
        {
            thing.Dispose();
        }
    }
}
