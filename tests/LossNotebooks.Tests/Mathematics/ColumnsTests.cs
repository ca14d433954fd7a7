namespace LossNotebooks.Tests.Mathematics;

/// <summary>Loops over columns, in which vectors go first and what is left at the end one by one.</summary>
public class ColumnsTests
{
    public static TheoryData<double> NotFinite => [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void A_number_that_is_not_finite_is_found_wherever_it_stands(double wrong)
    {
        for (var length = 0; length < 40; length++)
        {
            double[] numbers = [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? double.MaxValue : -double.MaxValue)];
            Assert.True(Columns.AreFinite(numbers));
            for (var i = 0; i < length; i++)
            {
                var was = numbers[i];
                numbers[i] = wrong;
                Assert.False(Columns.AreFinite(numbers), $"{i} of {length}");
                numbers[i] = was;
            }
        }
    }

    [Fact]
    public void Columns_are_added_and_multiplied_number_by_number()
    {
        for (var length = 0; length < 40; length++)
        {
            double[] x = [.. Enumerable.Range(0, length).Select(i => 1 + 0.1 * i)], y = [.. x.Select(value => value * value - 3)];
            Assert.Equal(x.Zip(y, (a, b) => a + b), After(to => Columns.Add(x, to)));
            Assert.Equal(x.Zip(y, (a, b) => a * 0.3 + b), After(to => Columns.AddMultiple(x, 0.3, to)));
            Assert.Equal(x.Zip(y, (a, b) => a * b), After(to => Columns.Multiply(x, to)));

            double[] After(Action<double[]> change)
            {
                double[] to = [.. y];
                change(to);
                return to;
            }
        }
    }
}
