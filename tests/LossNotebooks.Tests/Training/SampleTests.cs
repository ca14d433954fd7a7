namespace LossNotebooks.Tests.Training;

/// <summary>Every n-th example is the same one, however the examples come in blocks.</summary>
public class SampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(19)]
    [InlineData(40)]
    public void Every_nth_example_is_drawn_across_blocks(int every)
    {
        var sample = BestConstants.Sample(new Blocks(5, 7, 1, 6), every, inputs: 1);
        double[] expected = [.. Enumerable.Range(0, 19).Where(i => i % every == 0).Select(i => (double)i)];
        Assert.Equal(expected.Length, sample.Count);
        Assert.True(sample.IsFull);
        Assert.Equal(expected, sample.Y);
        Assert.Equal(expected.Select(i => -i), sample.Column(0).ToArray());
        Assert.Equal(expected.Select(i => i + 1), sample.Frequencies!);
        Assert.Equal((long)expected.Sum(i => i + 1), sample.Cases);
    }

    // Example i has the inputs −i and −2i, the output i, and counts i + 1 times.
    private sealed class Blocks(params int[] sizes) : IExamples<double>
    {
        public int Count => sizes.Sum();

        public long Cases => throw new NotSupportedException();

        public void ForEach(Action<ExampleBlock<double>> look)
        {
            var first = 0;
            foreach (var size in sizes)
            {
                double[] y = [.. Enumerable.Range(first, size).Select(i => (double)i)];
                look(new([.. y.Select(i => -i), .. y.Select(i => -2 * i)], y, [.. y.Select(i => i + 1)]));
                first += size;
            }
        }

        public void Rescale(ColumnScale[] scales, double[][]? factor) => throw new NotSupportedException();
    }
}
