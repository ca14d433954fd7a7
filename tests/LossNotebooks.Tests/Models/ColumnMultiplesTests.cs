namespace LossNotebooks.Tests.Models;

public class ColumnMultiplesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void Several_columns_at_a_time_give_the_bits_of_one_after_another(int columns)
    {
        const int Examples = 37;
        var random = new Random(4);
        double[] x = new Normal(0, 1).Sample(random, columns * Examples), factors = new Normal(0, 1).Sample(random, columns);
        int[] used = [.. Enumerable.Range(0, columns).Reverse()];
        double[] together = [.. Enumerable.Repeat(0.1, Examples)], oneByOne = [.. together];

        ColumnMultiples.Add(x, used, factors, together);
        foreach (var (d, factor) in used.Zip(factors))
        {
            for (var i = 0; i < Examples; i++)
            {
                oneByOne[i] += factor * x[d * Examples + i];
            }
        }

        Assert.Equal(oneByOne, together);
    }
}
