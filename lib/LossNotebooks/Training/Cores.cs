using System.Runtime.ExceptionServices;

namespace LossNotebooks;

/// <summary>Work for all processors, where there is enough of it.</summary>
internal static class Cores
{
    // What takes less is done before another thread has begun.
    private const int Enough = 65_536;

    /// <summary>Does each of several pieces of work, in any order, and throws what the first of those that throw has thrown.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="size">How many numbers each goes through.</param>
    /// <param name="work">One of them.</param>
    public static void For(int count, int size, Action<int> work)
    {
        if (count > 1 && size >= Enough / count && Environment.ProcessorCount > 1)
        {
            var thrown = new ExceptionDispatchInfo?[count];
            Parallel.For(0, count, i =>
            {
                try
                {
                    work(i);
                }
                catch (Exception cause)
                {
                    thrown[i] = ExceptionDispatchInfo.Capture(cause);
                }
            });
            Array.Find(thrown, cause => cause is not null)?.Throw();
            return;
        }

        for (var i = 0; i < count; i++)
        {
            work(i);
        }
    }
}
