namespace LossNotebooks.Tests.Mathematics;

public class LaneTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(203)]
    public void A_sum_and_its_slopes_have_the_same_bits_at_every_width(int examples)
    {
        var (one, slopesOfOne) = Sum<Lanes1>(examples);

        Assert.Equal((one, slopesOfOne), Sum<Lanes2>(examples));
        Assert.Equal((one, slopesOfOne), Sum<Lanes4>(examples));
        Assert.Equal((one, slopesOfOne), Sum<Lanes8>(examples));
    }

    [Fact]
    public void The_width_of_the_machine_gives_that_sum_too()
    {
        var (z, y) = Examples(203);
        var slopes = new double[203];

        Assert.Equal(Sum<Lanes1>(203).Sum, LaneSum.Of(new PoissonTerm(z, y, slopes), 203));
        Assert.Equal(z.Zip(y, (z, y) => (double)Exp.Of<Lanes1>(z) - y), slopes);
    }

    [Fact]
    public void A_map_reaches_the_end_at_the_width_of_the_machine()
    {
        var (z, _) = Examples(203);
        var result = new double[203];
        LaneMap.Apply<Exp>(z, result);

        Assert.Equal(z.Select(value => (double)Exp.Of<Lanes1>(value)), result);
    }

    private static (double Sum, string Slopes) Sum<T>(int examples)
        where T : struct, ILanes<T>
    {
        var (z, y) = Examples(examples);
        var slopes = new double[examples];
        var sum = LaneSum.Of<T, PoissonTerm>(new PoissonTerm(z, y, slopes), examples);
        return (sum, string.Join(" ", slopes));
    }

    private static (double[] Z, double[] Y) Examples(int count)
    {
        var random = new Random(3);
        return (new Normal(0, 1).Sample(random, count), new Poisson(2).Sample(random, count));
    }

    // The negative log-likelihood of counts y with log-means z, but for log y!.
    private readonly ref struct PoissonTerm(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> slopes) : ILaneTerm
    {
        private readonly ReadOnlySpan<double> z = z, y = y;
        private readonly Span<double> slopes = slopes;

        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logMean = T.Load(z[i..]), count = T.Load(y[i..]);
            var mean = Exp.Of(logMean);
            (mean - count).Store(slopes[i..]);
            return mean - count * logMean;
        }
    }
}
