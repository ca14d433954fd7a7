namespace LossNotebooks.Jupyter.Tests;

public sealed class StarvationTests
{
    [Theory]
    [InlineData(2, 2, 0, 0, 2)] // Nothing waits.
    [InlineData(64, 60, 0, 0, 2)] // Nothing waits any more.
    [InlineData(2, 2, 10, 3, 2)] // Work waits, and other work is done.
    [InlineData(2, 2, 10, 0, 4)] // It waits, and nothing is done.
    [InlineData(4, 4, 10, 0, 8)]
    [InlineData(8, 3, 10, 0, 8)] // The threads that are already allowed have not all begun.
    [InlineData(1024, 1024, 10, 0, 1024)]
    [InlineData(2, 5000, 10, 0, 1024)]
    public void The_pool_gets_twice_its_threads_when_it_stands_still(int least, int threads, long waiting, long done, int next) =>
        Assert.Equal(next, Starvation.Next(2, least, threads, waiting, done));
}
