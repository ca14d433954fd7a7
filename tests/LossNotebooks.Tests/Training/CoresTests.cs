namespace LossNotebooks.Tests.Training;

/// <summary>Work is done piece by piece, whether or not it is enough for several threads.</summary>
public class CoresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void Each_piece_is_done_once_and_the_first_fault_is_thrown(int size)
    {
        var done = new int[40];
        Cores.For(done.Length, size, i => Interlocked.Increment(ref done[i]));
        Assert.All(done, times => Assert.Equal(1, times));

        var fault = Assert.Throws<FormatException>(() => Cores.For(done.Length, size, i =>
        {
            if (i % 8 == 7)
            {
                throw new FormatException($"piece {i}");
            }
        }));
        Assert.Equal("piece 7", fault.Message);
    }
}
