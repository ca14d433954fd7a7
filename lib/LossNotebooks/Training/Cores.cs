using System.Runtime.ExceptionServices;

namespace LossNotebooks;

/// <summary>Work for all processors, where there is enough of it.</summary>
internal static class Cores
{
    // What takes less is done before another thread has begun.
    private const int Enough = 16_384;

    /// <summary>Does each of several pieces of work, in any order.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="size">How many numbers each goes through.</param>
    /// <param name="work">One of them.</param>
    public static void For(int count, int size, Action<int> work)
    {
        if (count > 1 && size >= Enough / count && Environment.ProcessorCount > 1)
        {
            AsOneThread(() => Parallel.For(0, count, work));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            work(i);
        }
    }

    /// <summary>Does something on several threads, and throws what one of them has thrown as one thread would have.</summary>
    public static void AsOneThread(Action loop)
    {
        try
        {
            loop();
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
