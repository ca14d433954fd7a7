namespace LossNotebooks.Tests.Mathematics;

public class SinCosTests
{
    private static readonly double[] X =
    [
        0, -0.0, 1e-300, -1e-8, Math.PI / 4, Math.PI / 2, -Math.PI, 1e6, -1e6, 1e9, -1e15, 1e300,
        .. Enumerable.Range(0, 2012).Select(i => (i - 1006) * 0.37),
        .. Enumerable.Range(0, 200).Select(i => (4987 * i - 500_000) * Math.PI / 2),
    ];

    [Fact]
    public void They_agree_with_those_of_NET_to_two_units_in_the_last_place() => Assert.All(X, x =>
    {
        var sin = SinCos.Of<Lanes1>(x, out var cos);
        Assert.Equal(Math.Sin(x), sin, 2 * (Math.BitIncrement(Math.Abs(Math.Sin(x))) - Math.Abs(Math.Sin(x))));
        Assert.Equal(Math.Cos(x), cos, 2 * (Math.BitIncrement(Math.Abs(Math.Cos(x))) - Math.Abs(Math.Cos(x))));
    });

    [Fact]
    public void They_have_the_same_bits_at_every_width()
    {
        var one = Of<Lanes1>();
        Assert.Equal(one, Of<Lanes2>());
        Assert.Equal(one, Of<Lanes8>());
        Assert.Equal(one, Of<Lanes16>());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_no_finite_number_they_are_no_number(double x)
    {
        Assert.True(double.IsNaN(SinCos.Of<Lanes1>(x, out var cos)));
        Assert.True(double.IsNaN(cos));
    }

    private static (double Sin, double Cos)[] Of<T>()
        where T : struct, ILanes<T>
    {
        double[] sin = new double[X.Length], cos = new double[X.Length];
        for (var i = 0; i < X.Length; i += T.Count)
        {
            SinCos.Of(T.Load(X, i), out var lanes).Store(sin, i);
            lanes.Store(cos, i);
        }

        return [.. sin.Zip(cos)];
    }
}
